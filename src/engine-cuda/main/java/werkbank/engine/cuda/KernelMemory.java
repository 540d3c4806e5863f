package werkbank.engine.cuda;

import java.util.stream.LongStream;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/**
 * Memory that kernels use while they run. It is there before the first kernel, so that recorded work need not allocate, and
 * where it has to grow the former stays, since recordings may use it.
 */
final class KernelMemory {
    /** Enough for all sums of layers with up to some 10,000 channels. */
    private static final long FLOATS = 1 << 18;

    private static final int TICKETS = 1 << 12;

    private final Launcher launcher;
    private Buffer work;
    private Buffer tickets;
    private final Buffer result;

    KernelMemory(Launcher launcher) {
        this.launcher = launcher;
        this.work = launcher.allocate(Kind.FLOAT, FLOATS);
        this.tickets = launcher.allocate(Kind.INT, TICKETS);
        this.result = launcher.allocate(Kind.FLOAT, 1);
    }

    /** Numbers that blocks of one kernel leave for its last, undefined before and after. */
    Buffer between(long length) {
        if (work.length() < length) {
            work = launcher.allocate(Kind.FLOAT, grown(work.length(), length));
        }
        return work;
    }

    private static long grown(long former, long length) {
        return Math.max(length, 2 * former);
    }

    /**
     * The bytes that it has on the device, what it has outgrown included.
     *
     * @param lengths that {@link #between} is asked for, in their order
     */
    static long bytes(LongStream lengths) {
        long last = FLOATS;
        long floats = FLOATS + 1;
        for (long length : lengths.toArray()) {
            if (length > last) {
                last = grown(last, length);
                floats += last;
            }
        }
        return Float.BYTES * floats + (long) Integer.BYTES * TICKETS;
    }

    /** Counts of blocks that are done, 0 between kernels. */
    Buffer tickets(int count) {
        if (tickets.length() < count) {
            tickets = launcher.allocate(Kind.INT, Math.max(count, 2 * tickets.length()));
        }
        return tickets;
    }

    /** A number that a kernel leaves for the next, or for the host. */
    Buffer result() {
        return result;
    }
}
