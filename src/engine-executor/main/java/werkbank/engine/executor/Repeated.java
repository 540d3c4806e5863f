package werkbank.engine.executor;

import java.util.Optional;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Recording;

/**
 * Work that is done again and again: the first time call by call, so that libraries set up what they need, from the second
 * time on as a recording.
 */
final class Repeated implements AutoCloseable {
    private final Operations operations;
    private final Runnable work;
    private boolean isSetUp;
    private Optional<Recording> recording = Optional.empty();

    Repeated(Operations operations, Runnable work) {
        this.operations = operations;
        this.work = work;
    }

    void run() {
        if (!isSetUp) {
            work.run();
            isSetUp = true;
            return;
        }
        if (recording.isEmpty()) {
            recording = Optional.of(operations.record(work));
        }
        recording.get().run();
    }

    @Override
    public void close() {
        recording.ifPresent(Recording::close);
    }
}
