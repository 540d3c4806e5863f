-- How the ensemble's method was chosen. Before this it was always the average, and its probabilities stayed as they were.
ALTER TABLE ensemble ADD COLUMN temperature DOUBLE PRECISION DEFAULT 1 NOT NULL;
COMMENT ON COLUMN ensemble.temperature IS 'the combined probabilities p become softmax(ln p / temperature)';
ALTER TABLE ensemble ADD COLUMN choice VARCHAR DEFAULT '{"reason":"NOT_RECORDED","compared":[]}' NOT NULL;
COMMENT ON COLUMN ensemble.choice IS 'JSON: the reason, and the methods that were compared';
ALTER TABLE ensemble ADD COLUMN growth VARCHAR DEFAULT '[]' NOT NULL;
COMMENT ON COLUMN ensemble.growth IS 'JSON array: validation score of the k best trials with equal weights, k = 1, 2, …';
