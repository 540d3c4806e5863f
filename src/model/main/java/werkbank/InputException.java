package werkbank;

import java.util.List;

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

    /** Everything that is wrong, each in a line with place, bad value and remedy; at least one. */
    public List<String> lines() {
        return List.of(getMessage());
    }
}
