-- What the classes are called, where the data folder has names for them.
ALTER TABLE study ADD COLUMN classes VARCHAR;
COMMENT ON COLUMN study.classes IS 'JSON array of names; NULL where classes are called by their numbers';
