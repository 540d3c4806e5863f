-- One study a file. Times are UTC with nanoseconds; seconds are wall time; losses are in nats.
-- Metrics may be NaN or infinite: a trial that diverges is worth recording.

CREATE TABLE study (
    id INT PRIMARY KEY CHECK (id = 1),
    name VARCHAR(100) NOT NULL,
    space CHARACTER LARGE OBJECT NOT NULL,
    space_file VARCHAR NOT NULL,
    seed BIGINT NOT NULL,
    data_folder VARCHAR NOT NULL,
    train_limit INT NOT NULL,
    validation INT NOT NULL,
    split_seed BIGINT NOT NULL,
    created TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    provenance CHARACTER LARGE OBJECT NOT NULL
);
COMMENT ON COLUMN study.provenance IS 'JSON';

-- The key is the only index: every write finds its row by number, and a table of 10,000 rows is read whole.
CREATE TABLE trial (
    number INT PRIMARY KEY CHECK (number >= 1),
    state VARCHAR(16) NOT NULL
        CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAILED', 'DIVERGED', 'INTERRUPTED')),
    seed BIGINT NOT NULL,
    parameters VARCHAR NOT NULL,
    epochs INT DEFAULT 0 NOT NULL,
    seconds DOUBLE PRECISION DEFAULT 0 NOT NULL,
    started TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended TIMESTAMP(9) WITH TIME ZONE,
    best_epoch INT,
    accuracy DOUBLE PRECISION,
    log_loss DOUBLE PRECISION,
    parameter_count BIGINT,
    model_path VARCHAR,
    model_sha256 VARCHAR(64),
    model_bytes BIGINT,
    probabilities_path VARCHAR,
    probabilities_sha256 VARCHAR(64),
    probabilities_bytes BIGINT,
    failure_cause VARCHAR,
    failure_detail CHARACTER LARGE OBJECT
);
COMMENT ON COLUMN trial.parameters IS 'JSON object of the active parameters';
COMMENT ON COLUMN trial.accuracy IS 'validation accuracy of the kept checkpoint: the objective';
COMMENT ON COLUMN trial.log_loss IS 'validation cross-entropy of the kept checkpoint: breaks ties';
COMMENT ON COLUMN trial.parameter_count IS 'parameters of the network';

CREATE TABLE epoch (
    trial INT NOT NULL REFERENCES trial (number),
    epoch INT NOT NULL CHECK (epoch >= 1),
    loss DOUBLE PRECISION NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    validation_loss DOUBLE PRECISION NOT NULL,
    validation_accuracy DOUBLE PRECISION NOT NULL,
    learning_rate DOUBLE PRECISION NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (trial, epoch)
);

CREATE TABLE ensemble (
    id INT PRIMARY KEY CHECK (id = 1),
    method VARCHAR NOT NULL,
    images INT NOT NULL,
    errors INT NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    log_loss DOUBLE PRECISION NOT NULL,
    built TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE ensemble_member (
    place INT PRIMARY KEY CHECK (place >= 1),
    trial INT NOT NULL REFERENCES trial (number),
    weight DOUBLE PRECISION NOT NULL,
    model_path VARCHAR NOT NULL,
    model_sha256 VARCHAR(64) NOT NULL,
    model_bytes BIGINT NOT NULL,
    images INT NOT NULL,
    errors INT NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    log_loss DOUBLE PRECISION NOT NULL
);

CREATE TABLE evaluation (
    id INT PRIMARY KEY REFERENCES ensemble (id) ON DELETE CASCADE,
    evaluated TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    images INT NOT NULL,
    errors INT NOT NULL,
    accuracy DOUBLE PRECISION NOT NULL,
    log_loss DOUBLE PRECISION NOT NULL,
    document CHARACTER LARGE OBJECT NOT NULL
);
COMMENT ON COLUMN evaluation.document IS 'JSON of the whole evaluation';

CREATE TABLE test_opening (
    id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opened TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    purpose VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL
);
