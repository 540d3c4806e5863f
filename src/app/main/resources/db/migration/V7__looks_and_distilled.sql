-- Several looks at an image, other checkpoints than the best, and one network that has learned from an ensemble.
ALTER TABLE ensemble_member ADD COLUMN epoch INTEGER;
COMMENT ON COLUMN ensemble_member.epoch IS 'of the checkpoint, when that is not the best of the trial';
ALTER TABLE ensemble_member ADD COLUMN views VARCHAR DEFAULT '{"kind":"ONCE","count":1,"ranges":null}' NOT NULL;
COMMENT ON COLUMN ensemble_member.views IS 'JSON: how it looks at an image';
ALTER TABLE ensemble ADD COLUMN looks VARCHAR DEFAULT '[]' NOT NULL;
COMMENT ON COLUMN ensemble.looks IS 'JSON array: ways of looking that were compared';
ALTER TABLE ensemble ADD COLUMN distilled VARCHAR;
COMMENT ON COLUMN ensemble.distilled IS 'JSON: the network that has learned from it';
ALTER TABLE trial ADD COLUMN checkpoints VARCHAR DEFAULT '[]' NOT NULL;
COMMENT ON COLUMN trial.checkpoints IS 'JSON array: checkpoints that were kept beside the best';
