package werkbank;

/**
 * Root of everything that Werkbank throws on purpose. The message is one line a user can act on; the command line
 * prints it once, without a trace unless {@code --verbose} is given, and ends with exit code 1.
 */
public class WerkbankException extends RuntimeException {
    /** @param message one line: what failed and what to do about it */
    public WerkbankException(String message) {
        super(message);
    }

    /** @param message one line: what failed and what to do about it; {@code cause} what the platform said */
    public WerkbankException(String message, Throwable cause) {
        super(message, cause);
    }
}
