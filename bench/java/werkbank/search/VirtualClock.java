package werkbank.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToLongFunction;
import werkbank.experiment.trial.EpochMetrics;

/**
 * Workers on a virtual clock: how long an epoch takes is known before, as its figures are. What ends at the same time ends
 * in the order in which it began, and a worker that becomes free is busy again before the next ends.
 */
public final class VirtualClock {
    private final Searcher searcher;
    private final int workers;
    private final ToLongFunction<EpochMetrics> lengths;
    private final Watch watch;
    private final Queue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::ends).thenComparingLong(Step::order));
    private final List<Epoch> spent = new ArrayList<>();
    private long now;
    private long order;
    private long busy;

    /** A search method, which says what is trained. */
    public interface Searcher {
        /** The trial that a free worker is to train now; empty while there is none. */
        Optional<Training> next();

        /** Hears of an epoch and decides whether the trial goes on at once; not after its last epoch. */
        boolean goesOn(int trial, EpochMetrics metrics);

        /** Hears that the loss of a trial has become no number in this epoch, which ends it. */
        void diverged(int trial, int epoch);
    }

    /**
     * A trial that is to be trained.
     *
     * @param done epochs that it has been trained already
     * @param curve its epochs, from the first on; with fewer than a trial has, it diverges in the one after
     */
    public record Training(int trial, int done, List<EpochMetrics> curve) {}

    /**
     * An epoch that a worker trained.
     *
     * @param trial its number
     * @param number of the epoch in its trial, from 1
     * @param time at which it ended, in units
     * @param length that it took, in units
     * @param metrics empty when the trial diverged
     */
    public record Epoch(int trial, int number, long time, long length, Optional<EpochMetrics> metrics) {}

    private record Step(Training training, int epoch, long length, long ends, long order) {}

    private VirtualClock(Searcher searcher, int workers, ToLongFunction<EpochMetrics> lengths, Watch watch) {
        this.searcher = searcher;
        this.workers = workers;
        this.lengths = lengths;
        this.watch = watch;
    }

    /**
     * Searches until the workers have trained so many epochs together, or nothing is left; an epoch is the unit.
     *
     * @return the epochs in the order of their ends
     */
    public static List<Epoch> run(Searcher searcher, int workers, int budget) {
        return run(searcher, workers, budget, metrics -> 1);
    }

    /**
     * Searches until the workers have trained so many units of time together, or nothing is left.
     *
     * @param lengths how many units an epoch takes, at least 1; one in which the trial diverges takes as many as the one
     *     before, or 1
     * @return the epochs in the order of their ends
     */
    public static List<Epoch> run(Searcher searcher, int workers, long budget, ToLongFunction<EpochMetrics> lengths) {
        return new VirtualClock(searcher, workers, lengths, new Watch(Double.POSITIVE_INFINITY, 1)).until(budget);
    }

    /**
     * Searches until nothing is left: trials that run when the time is up go on as far as the searcher lets them.
     *
     * @param watch that the searcher's plan stops by
     */
    public static List<Epoch> run(Searcher searcher, int workers, Watch watch, ToLongFunction<EpochMetrics> lengths) {
        return new VirtualClock(searcher, workers, lengths, watch).until(Long.MAX_VALUE);
    }

    private List<Epoch> until(long budget) {
        while (busy < budget && isBusy()) {
            step();
        }
        return List.copyOf(spent);
    }

    private boolean isBusy() {
        while (steps.size() < workers) {
            Optional<Training> next = searcher.next();
            if (next.isEmpty()) {
                break;
            }
            begin(next.get(), next.get().done() + 1);
        }
        return !steps.isEmpty();
    }

    private void begin(Training training, int epoch) {
        List<EpochMetrics> curve = training.curve();
        long length = curve.isEmpty() ? 1 : lengths.applyAsLong(curve.get(Math.min(epoch, curve.size()) - 1));
        steps.add(new Step(training, epoch, length, now + length, order++));
    }

    private void step() {
        Step step = steps.remove();
        Training training = step.training();
        now = step.ends();
        watch.at(now);
        busy += step.length();
        if (step.epoch() > training.curve().size()) {
            spent.add(new Epoch(training.trial(), step.epoch(), now, step.length(), Optional.empty()));
            searcher.diverged(training.trial(), step.epoch());
            return;
        }
        EpochMetrics metrics = training.curve().get(step.epoch() - 1);
        spent.add(new Epoch(training.trial(), step.epoch(), now, step.length(), Optional.of(metrics)));
        if (searcher.goesOn(training.trial(), metrics)) {
            begin(training, step.epoch() + 1);
        }
    }
}
