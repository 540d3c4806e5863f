package werkbank.engine.cuda;

import java.util.LinkedHashMap;
import java.util.Map;

/** Memory that is only counted. */
final class FakeMemory implements MemoryCalls {
    final Map<Long, Long> taken = new LinkedHashMap<>();
    private final long total;
    private long next = 4096;

    FakeMemory(long total) {
        this.total = total;
    }

    @Override
    public long allocate(long bytes) {
        if (bytes > left()) {
            return 0;
        }
        long address = next;
        next += CardMemory.aligned(bytes);
        taken.put(address, bytes);
        return address;
    }

    @Override
    public void free(long address) {
        if (taken.remove(address) == null) {
            throw new AssertionError("freed twice: " + address);
        }
    }

    @Override
    public long left() {
        return total - taken.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long total() {
        return total;
    }
}
