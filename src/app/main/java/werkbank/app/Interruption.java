package werkbank.app;

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

    /** Whether it has been asked for; then running trials have been stopped, and what they did is saved. */
    boolean isRequested();

    /** Everything is saved. */
    @Override
    void close();
}
