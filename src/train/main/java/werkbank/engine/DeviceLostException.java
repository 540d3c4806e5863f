package werkbank.engine;

import werkbank.WorkerException;

/**
 * The device doesn't answer any more: a driver error or a reset, after which this process can't use it again. It is no
 * trial's fault.
 */
public final class DeviceLostException extends WorkerException {
    /** @param message one line, with the library's own word */
    public DeviceLostException(String message) {
        super(message);
    }
}
