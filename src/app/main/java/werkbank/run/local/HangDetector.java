package werkbank.run.local;

/**
 * Watches whether a worker gets on with its trial. It counts beats that tell of no work, and those that are missing, in
 * place of looking at a clock: when this process is stopped, its workers usually are too, and then nothing counts.
 */
final class HangDetector {
    private final int patience;
    private final double leastWork;
    private double work = Double.NaN;
    private int idle;

    HangDetector(Heartbeat heartbeat) {
        this.patience = heartbeat.patience();
        this.leastWork = heartbeat.leastWork().toMillis() / 1e3;
    }

    /** Anything but a beat is a sign of work. */
    void works() {
        idle = 0;
    }

    /** @param seconds of processor time; less than before when a thread has ended, which is a sign of work too */
    void beat(double seconds) {
        if (Math.abs(seconds - work) < leastWork) {
            idle++;
        } else {
            work = seconds;
            idle = 0;
        }
    }

    /** @param beats that should have come and did not */
    void missed(int beats) {
        idle += beats;
    }

    boolean isOver() {
        return idle >= patience;
    }
}
