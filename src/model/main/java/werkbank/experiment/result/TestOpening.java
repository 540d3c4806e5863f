package werkbank.experiment.result;

import java.time.Instant;

/**
 * The test set was read. Nothing reads it without leaving one of these.
 *
 * @param purpose for instance {@code evaluate}
 * @param sha256 of the uncompressed image file
 */
public record TestOpening(Instant at, String purpose, String sha256) {}
