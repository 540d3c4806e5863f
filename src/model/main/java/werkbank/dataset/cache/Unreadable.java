package werkbank.dataset.cache;

/**
 * A picture that can't be read.
 *
 * @param file relative to the folder, with forward slashes
 * @param reason without a full stop
 */
public record Unreadable(String file, String reason) {}
