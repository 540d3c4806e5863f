package werkbank.run.local;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import werkbank.DaemonThreads;

/**
 * A worker's beat, from a thread of its own. It tells the processor time of all other Java threads: a thread that only
 * proves to be alive itself would go on beating beside a trial that is stuck, while one that computes, be it a single
 * step of minutes, uses its processor.
 */
final class HeartbeatSender {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Heartbeat heartbeat;
    private final DoubleConsumer listener;

    /** @param listener hears seconds of processor time */
    HeartbeatSender(Heartbeat heartbeat, DoubleConsumer listener) {
        this.heartbeat = heartbeat;
        this.listener = listener;
    }

    /** Beats until the process ends. */
    void start() {
        DaemonThreads.start("pulse", this::beat);
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(heartbeat.every().toMillis());
                listener.accept(seconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The CPU time of the process's other threads; where the system doesn't tell, the clock's: the beat then proves no
     * more than that the process lives.
     */
    private double seconds() {
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return System.nanoTime() / 1e9;
        }
        long mine = Thread.currentThread().getId();
        long nanos = LongStream.of(threads.getAllThreadIds())
                .filter(id -> id != mine)
                .map(threads::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
        return nanos / 1e9;
    }
}
