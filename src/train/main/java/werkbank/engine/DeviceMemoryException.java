package werkbank.engine;

import werkbank.WerkbankException;

/** The device has not as much memory left as was asked for. The trial may fit when it has the device for itself. */
public final class DeviceMemoryException extends WerkbankException {
    /** @param message one line, with what was asked for and what is left */
    public DeviceMemoryException(String message) {
        super(message);
    }
}
