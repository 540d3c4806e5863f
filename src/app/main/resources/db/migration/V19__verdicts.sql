-- What was found out about the best trials: what the best is worth elsewhere, and how repeats raced.
ALTER TABLE study ADD COLUMN verdicts VARCHAR;
COMMENT ON COLUMN study.verdicts IS 'JSON: the estimate of the best trial, and the rounds of the race; NULL until there is one';
