package werkbank.engine.executor;

import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;

/** Numbers of kind FLOAT that are needed as VALUE too: in the same memory where both are alike, else as a copy. */
final class TwoKinds implements AutoCloseable {
    private final Operations operations;
    private final Buffer floats;
    private final Buffer values;
    private final boolean isCopy;

    /** @param floats stay the caller's */
    TwoKinds(Operations operations, Buffer floats) {
        this.operations = operations;
        this.floats = floats;
        // None at all need no copy, and no call.
        Optional<Buffer> shared = floats.length() == 0 ? Optional.of(floats) : operations.asValues(floats);
        this.isCopy = shared.isEmpty();
        this.values = shared.orElseGet(() -> operations.allocate(Kind.VALUE, floats.length()));
    }

    /** The numbers as ones of kind VALUE. */
    Buffer values() {
        return values;
    }

    /** Has the values follow the floats. */
    void narrow() {
        if (isCopy) {
            operations.narrow(floats, values);
        }
    }

    /** Has the floats follow the values. */
    void widen() {
        if (isCopy) {
            operations.widen(values, floats);
        }
    }

    @Override
    public void close() {
        if (isCopy) {
            values.close();
        }
    }
}
