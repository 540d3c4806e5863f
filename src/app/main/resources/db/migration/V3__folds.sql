-- With cross-validation a trial has a network for each fold, and no images that are held out of all of them.
ALTER TABLE study ADD COLUMN folds INT DEFAULT 0 NOT NULL;

ALTER TABLE trial ADD COLUMN spread DOUBLE PRECISION;
COMMENT ON COLUMN trial.spread IS 'standard deviation of the folds'' accuracies';

ALTER TABLE trial ADD COLUMN models VARCHAR;
COMMENT ON COLUMN trial.models IS 'JSON array of files: path, sha256, bytes';
UPDATE trial SET models = JSON_ARRAY(JSON_OBJECT('path': model_path, 'sha256': model_sha256, 'bytes': model_bytes))
WHERE model_path IS NOT NULL;
ALTER TABLE trial DROP COLUMN model_path, model_sha256, model_bytes;

ALTER TABLE ensemble_member ADD COLUMN models VARCHAR;
COMMENT ON COLUMN ensemble_member.models IS 'JSON array of files: path, sha256, bytes';
UPDATE ensemble_member
SET models = JSON_ARRAY(JSON_OBJECT('path': model_path, 'sha256': model_sha256, 'bytes': model_bytes));
ALTER TABLE ensemble_member ALTER COLUMN models SET NOT NULL;
ALTER TABLE ensemble_member DROP COLUMN model_path, model_sha256, model_bytes;
