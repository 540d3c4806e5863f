package werkbank.engine.cuda;

import werkbank.WerkbankException;

/** A call of NVIDIA's libraries that failed, while the card still answers. */
final class CudaException extends WerkbankException {
    /** @param message one line, with the call and the library's own word */
    CudaException(String message) {
        super(message);
    }
}
