-- Which images are held out: drawn, or the last of the files.
ALTER TABLE study ADD COLUMN held_out VARCHAR DEFAULT 'RANDOM' NOT NULL;
COMMENT ON COLUMN study.held_out IS 'RANDOM: as split_seed draws them; LAST: the last of the files';
