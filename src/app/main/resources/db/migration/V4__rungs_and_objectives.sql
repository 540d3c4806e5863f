-- Figures that other objectives need. Before this they were not recorded: NaN and -1.
ALTER TABLE trial ADD COLUMN macro_f1 DOUBLE PRECISION;
ALTER TABLE trial ADD COLUMN errors INT;
ALTER TABLE trial ADD COLUMN seconds_per_image DOUBLE PRECISION;
UPDATE trial SET macro_f1 = 'NaN', errors = -1, seconds_per_image = 'NaN' WHERE best_epoch IS NOT NULL;
COMMENT ON COLUMN trial.errors IS 'validation images that the kept checkpoint got wrong';
COMMENT ON COLUMN trial.accuracy IS 'validation accuracy of the kept checkpoint';
COMMENT ON COLUMN trial.log_loss IS 'validation cross-entropy of the kept checkpoint';

ALTER TABLE epoch ADD COLUMN validation_f1 DOUBLE PRECISION DEFAULT 'NaN' NOT NULL;

ALTER TABLE trial ADD COLUMN repeats INT REFERENCES trial (number);
COMMENT ON COLUMN trial.repeats IS 'the trial whose parameters this one tries with another seed';

-- A trial that stops at a rung and is promoted later, or is interrupted and goes on, runs several times.
CREATE TABLE leg (
    id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial INT NOT NULL REFERENCES trial (number),
    worker VARCHAR,
    started TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended TIMESTAMP(9) WITH TIME ZONE,
    first_epoch INT NOT NULL,
    last_epoch INT
);
COMMENT ON COLUMN leg.ended IS 'not known when the process was killed';
