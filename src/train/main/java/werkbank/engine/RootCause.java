package werkbank.engine;

/** The first cause of a failure: what is told where a library can't be loaded. */
public final class RootCause {
    private RootCause() {}

    /** The cause's message, or the cause itself where it has none; the first line of it. */
    public static String inWords(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
