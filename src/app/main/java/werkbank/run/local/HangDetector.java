package werkbank.run.local;

/**
 * Watches whether a worker gets on with its trial. It counts beats that tell of no work, and those that are missing, in
 * place of looking at a clock: when this process is stopped, its workers usually are too, and then nothing counts.
 */
final class HangDetector {
    /** Threads that only wait do less in minutes, and a starved one that computes does more. */
    static final double LEAST_SECONDS_OF_WORK = 0.2;

    private final int patience;
    private double work = Double.NaN;
    private int idle;

    HangDetector(Heartbeat heartbeat) {
        this.patience = heartbeat.patience();
    }

    /** Anything but a beat is a sign of work. */
    void works() {
        idle = 0;
    }

    /** @param seconds of processor time; less than before when a thread has ended, which is a sign of work too */
    void beat(double seconds) {
        if (Math.abs(seconds - work) < LEAST_SECONDS_OF_WORK) {
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
