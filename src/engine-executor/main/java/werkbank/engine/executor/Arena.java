package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;

/** The memory that all arrays of all batches share, one batch at a time; as large as the largest batch so far needs. */
final class Arena implements AutoCloseable {
    private final Operations operations;
    private final List<Runnable> users = new ArrayList<>();
    private Buffer values;
    private Buffer floats;

    Arena(Operations operations) {
        this.operations = operations;
        this.values = operations.allocate(Kind.VALUE, 1);
        this.floats = operations.allocate(Kind.FLOAT, 1);
    }

    /** The memory of kind VALUE. */
    Buffer values() {
        return values;
    }

    /** The memory of kind FLOAT. */
    Buffer floats() {
        return floats;
    }

    /** @param forget drops all that uses the arena; run before it grows */
    void usedBy(Runnable forget) {
        users.add(forget);
    }

    /** Makes room for so many numbers; where there was none, contents are lost and all users forget. */
    void fit(long valueNumbers, long floatNumbers) {
        if (valueNumbers > values.length() || floatNumbers > floats.length()) {
            users.forEach(Runnable::run);
            values = grown(values, valueNumbers);
            floats = grown(floats, floatNumbers);
        }
    }

    private Buffer grown(Buffer buffer, long numbers) {
        if (numbers <= buffer.length()) {
            return buffer;
        }
        Kind kind = buffer.kind();
        buffer.close(); // first, so that both never lie there together
        return operations.allocate(kind, numbers);
    }

    @Override
    public void close() {
        values.close();
        floats.close();
    }
}
