package werkbank.experiment.result;

import java.time.Instant;

/**
 * The record of one reading of the test set. Nothing reads it without leaving one.
 *
 * @param purpose for instance {@code evaluate}
 * @param sha256 of the uncompressed image file
 */
public record TestOpening(Instant at, String purpose, String sha256) {}
