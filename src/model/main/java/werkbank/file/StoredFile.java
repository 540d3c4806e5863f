package werkbank.file;

/**
 * A file that a row may name, because it was complete on disk before the row was written.
 *
 * @param path relative to the study's folder, with forward slashes
 * @param sha256 lower-case hexadecimal
 */
public record StoredFile(String path, String sha256, long bytes) {}
