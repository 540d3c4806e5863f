package werkbank;

/** The user's input or call is wrong: exit code 2. The message names the place, the bad value and the remedy. */
public class InputException extends WerkbankException {
    /** @param message one line: place, bad value, remedy */
    public InputException(String message) {
        super(message);
    }

    /** @param message one line: place, bad value, remedy; {@code cause} what the platform said */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
