package werkbank;

/**
 * A file can't be written, because the disk is full, the folder read-only or another process in the way. It is no
 * trial's fault: what was under way stops, and the same command goes on once the user has seen to it.
 */
public class StorageException extends WerkbankException {
    /** @param message one line: which file, why and what to do about it */
    public StorageException(String message) {
        super(message);
    }

    /** @param message one line: which file, why and what to do about it; {@code cause} what the platform said */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
