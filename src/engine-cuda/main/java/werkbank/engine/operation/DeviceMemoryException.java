package werkbank.engine.operation;

import werkbank.WerkbankException;

/** The device has not as much memory left as was asked for. */
public final class DeviceMemoryException extends WerkbankException {
    /** @param message with what was asked for and what is left */
    public DeviceMemoryException(String message) {
        super(message);
    }
}
