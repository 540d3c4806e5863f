-- Which weights the kept checkpoint has: those of the epoch's last step, or an average that was better.
ALTER TABLE trial ADD COLUMN weights VARCHAR(16) CHECK (weights IN ('TRAINED', 'EMA', 'SWA'));
UPDATE trial SET weights = 'TRAINED' WHERE best_epoch IS NOT NULL;

-- Whether the held-out images have each class's share.
ALTER TABLE study ADD COLUMN stratified BOOLEAN DEFAULT FALSE NOT NULL;
