-- What --precision overrules the space with, for the whole study.
ALTER TABLE study ADD COLUMN precision VARCHAR(8);
COMMENT ON COLUMN study.precision IS 'F32, TF32 or BF16; NULL where the space decides';

-- What a leg's epochs were computed with; not known of legs of former versions.
ALTER TABLE leg ADD COLUMN engine VARCHAR;
ALTER TABLE leg ADD COLUMN precision VARCHAR(8);
ALTER TABLE leg ADD COLUMN device VARCHAR;
ALTER TABLE leg ADD COLUMN algorithms VARCHAR;
COMMENT ON COLUMN leg.precision IS 'F32, TF32 or BF16';
COMMENT ON COLUMN leg.device IS 'name of the processor or card';
COMMENT ON COLUMN leg.algorithms IS 'JSON array of what the engine chose, in its own words';
