package werkbank;

/**
 * Workers don't start, or don't live long enough to train anything: a wrong option of their JVM, too little memory, a
 * library or the images that they can't load, somebody who kills them. It is no trial's fault: what was under way stops,
 * and the same command goes on once the user has seen to it.
 */
public class WorkerException extends WerkbankException {
    /** @param message one line: what happened and why */
    public WorkerException(String message) {
        super(message);
    }

    /** @param message one line: what happened and why; {@code cause} what the platform said */
    public WorkerException(String message, Throwable cause) {
        super(message, cause);
    }
}
