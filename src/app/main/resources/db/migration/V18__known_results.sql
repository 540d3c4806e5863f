-- Results that the study didn't train for itself: of files and of other studies, as its samplers learn from them.
ALTER TABLE study ADD COLUMN known CHARACTER LARGE OBJECT;
COMMENT ON COLUMN study.known IS 'JSON array, one entry a file or a study; NULL where there are none';
