package werkbank.engine.plain;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.operation.Recording;

/** Operations in their order: done at once, or kept while work is recorded. */
public final class Tape {
    private List<Runnable> kept;

    public void add(Runnable operation) {
        if (kept == null) {
            operation.run();
        } else {
            kept.add(operation);
        }
    }

    Recording record(Runnable work) {
        notRecording();
        kept = new ArrayList<>();
        try {
            work.run();
            return new Kept(List.copyOf(kept));
        } finally {
            kept = null;
        }
    }

    /** @throws IllegalStateException while work is recorded, which has no room for what needs the host */
    public void notRecording() {
        if (kept != null) {
            throw new IllegalStateException("recorded work may not allocate, plan, upload, download or wait");
        }
    }

    private record Kept(List<Runnable> operations) implements Recording {
        @Override
        public void run() {
            operations.forEach(Runnable::run);
        }

        @Override
        public void close() {}
    }
}
