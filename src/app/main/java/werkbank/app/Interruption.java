package werkbank.app;

import java.util.Locale;
import werkbank.WorkerException;

/** Whether somebody wants a search or training to end before it is done. */
public interface Interruption extends AutoCloseable {
    /** An interruption that never comes. */
    Interruption NEVER = new Interruption() {
        @Override
        public boolean isRequested() {
            return false;
        }

        @Override
        public void close() {}
    };

    /** Tells the user that nothing is lost. */
    String WORDS = "interrupted; what is done is saved, and the same command goes on";

    /** Tells the user why, where nobody has asked for it. */
    static String words(WorkerException cause) {
        return String.format(Locale.ROOT, "%s: %s", WORDS, cause.getMessage());
    }

    /** Whether it has been asked for; then running trials have been stopped, and what they did is saved. */
    boolean isRequested();

    /** Everything is saved. */
    @Override
    void close();
}
