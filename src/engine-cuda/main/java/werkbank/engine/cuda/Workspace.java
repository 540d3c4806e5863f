package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.DeviceMemoryException;

/**
 * Memory that one operation after the other writes into, as large as the largest needs, or at once as large as the largest may
 * need. Graphs keep its address, so what was outgrown lives as long as any graph, and it can be given back only where there is
 * none.
 */
final class Workspace implements AutoCloseable {
    private final CardMemory memory;
    private final List<DevicePointer> outgrown = new ArrayList<>();
    private DevicePointer block;
    private long size;
    private long wanted;
    private long expected;
    private int graphs;

    Workspace(CardMemory memory) {
        this.memory = memory;
    }

    /** Says that so many bytes may be reserved; it grows to them at once where the card has room for them. */
    void expect(long bytes) {
        expected = Math.max(expected, bytes);
    }

    /** Grows to this many bytes, unless it is as large already. Not while a graph is captured. */
    void reserve(long bytes) {
        wanted = Math.max(wanted, bytes);
        if (size >= wanted) {
            return;
        }
        if (block != null) {
            outgrown.add(block);
            block = null;
            size = 0;
            freeOutgrown();
        }
        grow();
    }

    private void grow() {
        size = Math.max(wanted, expected);
        try {
            block = memory.allocate(size);
        } catch (DeviceMemoryException e) {
            size = 0;
            if (wanted >= expected) {
                throw e;
            }
            expected = wanted;
            grow();
        }
    }

    /** The memory itself, at least as large as was reserved. */
    DevicePointer pointer() {
        reserve(wanted);
        return block;
    }

    /** Bytes of the largest reservation. */
    long reserved() {
        return wanted;
    }

    /** Says that a graph has begun to keep the address. */
    void graphBegun() {
        graphs++;
    }

    /** Says that such a graph is gone. */
    void graphEnded() {
        graphs--;
        freeOutgrown();
    }

    /** Frees the memory until it is used again, if no graph has its address; says whether there was any. */
    boolean giveBack() {
        if (graphs > 0 || block == null) {
            return false;
        }
        memory.free(block);
        block = null;
        size = 0;
        return true;
    }

    private void freeOutgrown() {
        if (graphs == 0) {
            outgrown.forEach(memory::free);
            outgrown.clear();
        }
    }

    @Override
    public void close() {
        graphs = 0;
        freeOutgrown();
        giveBack();
    }
}
