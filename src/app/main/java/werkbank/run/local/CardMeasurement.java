package werkbank.run.local;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds out how many workers a GPU is worth: 1, 2, 4, … of them take steps of a network at the same time, for as long as all
 * together gain by it.
 */
public final class CardMeasurement {
    /** A further doubling is worth its memory from so much more steps a second on. */
    private static final double WORTHWHILE = 1.1;

    private CardMeasurement() {}

    /** Workers that take steps on one GPU. */
    interface Crew {
        /**
         * Lets so many workers take steps at the same time for a moment.
         *
         * @param workers at least as many as at the call before
         * @return steps a second of all together; empty when one can't, for want of memory for instance
         */
        OptionalDouble stepsPerSecond(int workers) throws InterruptedException;
    }

    /** @param most workers that are tried, at least 1 */
    static MeasuredShare of(Crew crew, int most) throws InterruptedException {
        List<MeasuredShare.Rate> rates = new ArrayList<>();
        int best = 1;
        double highest = 0;
        for (int workers = 1; workers <= most; workers = next(workers, most)) {
            OptionalDouble rate = crew.stepsPerSecond(workers);
            if (rate.isEmpty()) {
                break;
            }
            rates.add(new MeasuredShare.Rate(workers, rate.getAsDouble()));
            if (rate.getAsDouble() <= WORTHWHILE * highest) {
                break;
            }
            best = workers;
            highest = rate.getAsDouble();
        }
        return new MeasuredShare(best, most, rates);
    }

    private static int next(int workers, int most) {
        return workers == most ? most + 1 : Math.min(2 * workers, most);
    }
}
