package werkbank.engine.operation;

import werkbank.WerkbankException;

/** The device doesn't answer any more: a driver error or a reset, after which this process can't use it again. */
public final class DeviceLostException extends WerkbankException {
    /** @param message with the library's own word */
    public DeviceLostException(String message) {
        super(message);
    }
}
