-- Which images are held out: drawn, or the last of the files.
ALTER TABLE study ADD COLUMN held_out VARCHAR DEFAULT 'RANDOM' NOT NULL;
COMMENT ON COLUMN study.held_out IS 'RANDOM: as split_seed draws them; LAST: the last of the files';

-- The networks of a trial's last epoch, where the recipe keeps them; a former version named them in no row.
ALTER TABLE trial ADD COLUMN last_models VARCHAR DEFAULT '[]' NOT NULL;
COMMENT ON COLUMN trial.last_models IS 'JSON array of files: path, sha256, bytes';
