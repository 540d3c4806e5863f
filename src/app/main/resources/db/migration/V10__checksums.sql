-- A damaged file can say another figure and still be read; these sums say that it has changed.
CREATE TABLE checksum (
    subject VARCHAR(32) PRIMARY KEY,
    sha256 VARCHAR(64) NOT NULL,
    adopted BOOLEAN DEFAULT FALSE NOT NULL
);
COMMENT ON COLUMN checksum.subject IS 'study, trial N, ensemble, evaluation or test openings: of all rows that say something of it';
COMMENT ON COLUMN checksum.adopted IS 'whether the rows are older than the sum, from a version without sums';
