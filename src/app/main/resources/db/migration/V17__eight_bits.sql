-- Members that answer in eight bits, by ranges that were found on the validation images.
ALTER TABLE ensemble_member ADD COLUMN int8 CHARACTER LARGE OBJECT;
COMMENT ON COLUMN ensemble_member.int8 IS 'JSON: ranges of its networks, and how it compares with itself in 32 bits; NULL when that was not asked for';
