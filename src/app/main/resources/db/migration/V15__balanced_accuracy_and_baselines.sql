-- The mean of the classes' recalls, for objectives of classes of different sizes; not known of former versions.
ALTER TABLE epoch ADD COLUMN validation_balanced DOUBLE PRECISION;
COMMENT ON COLUMN epoch.validation_balanced IS 'validation balanced accuracy';
ALTER TABLE epoch ADD COLUMN averaged_balanced DOUBLE PRECISION;
COMMENT ON COLUMN epoch.averaged_balanced IS 'validation balanced accuracy of the averaged weights';
ALTER TABLE trial ADD COLUMN balanced_accuracy DOUBLE PRECISION;
COMMENT ON COLUMN trial.balanced_accuracy IS 'validation balanced accuracy of the kept checkpoint';

-- What simple methods reach on the validation images, to be compared with.
ALTER TABLE study ADD COLUMN baselines VARCHAR;
COMMENT ON COLUMN study.baselines IS 'JSON: the majority class and a linear model on the pixels; NULL until they are computed';
