package werkbank.engine.cuda;

import werkbank.WerkbankException;

/** A call of NVIDIA's libraries that failed, while the card still answers. */
final class CudaException extends WerkbankException {
    private final boolean refusal;

    /** @param message one line, with the call and the library's own word */
    CudaException(String message) {
        this(message, false);
    }

    /** @param refusal whether the library can't do what it was asked for, and nothing else is wrong */
    CudaException(String message, boolean refusal) {
        super(message);
        this.refusal = refusal;
    }

    /** Whether the library can't do what it was asked for, and nothing else is wrong. */
    boolean isRefusal() {
        return refusal;
    }
}
