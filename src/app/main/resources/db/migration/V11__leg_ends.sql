-- In which state a leg left its trial: WAITING at a rung, INTERRUPTED, or the trial's last one.
ALTER TABLE leg ADD COLUMN left_as VARCHAR(16)
    CHECK (left_as IN ('WAITING', 'COMPLETE', 'PRUNED', 'FAILED', 'DIVERGED', 'INTERRUPTED'));
COMMENT ON COLUMN leg.left_as IS 'not known when the process was killed, nor of legs of former versions';
