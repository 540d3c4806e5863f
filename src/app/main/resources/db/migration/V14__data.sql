-- All that says which images a study learns from; its former columns have a part of it.
ALTER TABLE study ADD COLUMN data VARCHAR;
COMMENT ON COLUMN study.data IS 'JSON; NULL in studies of former versions, of which the columns data_folder to held_out have all';
