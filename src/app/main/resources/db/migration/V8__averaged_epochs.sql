-- What an average of the weights showed after an epoch, where the space has one.
ALTER TABLE epoch ADD COLUMN averaged_loss DOUBLE PRECISION;
COMMENT ON COLUMN epoch.averaged_loss IS 'validation cross-entropy of the averaged weights';
ALTER TABLE epoch ADD COLUMN averaged_accuracy DOUBLE PRECISION;
COMMENT ON COLUMN epoch.averaged_accuracy IS 'validation accuracy of the averaged weights';
ALTER TABLE epoch ADD COLUMN averaged_f1 DOUBLE PRECISION;
COMMENT ON COLUMN epoch.averaged_f1 IS 'validation macro F1 of the averaged weights';
