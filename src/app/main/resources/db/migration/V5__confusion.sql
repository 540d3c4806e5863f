-- Which validation images each trial gets wrong; not known of trials before this.
ALTER TABLE trial ADD COLUMN confusion VARCHAR;
COMMENT ON COLUMN trial.confusion IS 'JSON, counts [true class][predicted class] of the kept checkpoint on the validation images';
