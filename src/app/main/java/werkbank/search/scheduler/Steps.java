package werkbank.search.scheduler;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Schedule;
import werkbank.search.ledger.AnnealingCredit;
import werkbank.search.ledger.Ledger;

/** Decides after every few epochs which trial gets the next ones. */
final class Steps implements Scheduler {
    /** The least and the largest part of the curves' scale by which the best so far is to be beaten, as powers of ten. */
    private static final double LEAST_GAIN = -4;

    private static final double LARGEST_GAIN = -1;

    /** The share of the steps of trials that wait which goes to the best of them, so that some come to their end. */
    private static final double OF_THE_BEST = 0.3;

    private final Ledger ledger;
    private final int trials;
    private final int most;
    private final int step;
    private final OptionalDouble share;
    private final int finalists;
    private final List<Integer> rungs;
    /** A search may run out of configurations before all its trials have begun. */
    private boolean noneToCome;

    /**
     * @param trials of the study
     * @param most epochs of a trial
     * @param step epochs from one decision to the next
     * @param share of the steps that begin new trials; learned where none is given
     * @param finalists that train to the end at least, as far as there are so many
     */
    Steps(Ledger ledger, int trials, int most, int step, OptionalDouble share, int finalists) {
        this.ledger = ledger;
        this.trials = trials;
        this.most = most;
        this.step = step;
        this.share = share;
        this.finalists = finalists;
        this.rungs = IntStream.iterate(step, epoch -> epoch < most, epoch -> epoch + step)
                .boxed()
                .toList();
    }

    @Override
    public List<Integer> rungs(int number) {
        return rungs;
    }

    @Override
    public Verdict at(int number, int epoch) {
        Ledger.Entry asking = ledger.entry(number);
        boolean goesOn = next(Stream.concat(waiting(), Stream.of(asking)).toList())
                .filter(asking::equals)
                .isPresent();
        return goesOn ? Verdict.GO_ON : Verdict.WAIT;
    }

    @Override
    public Optional<Ledger.Entry> promotion(boolean last) {
        noneToCome |= last;
        return next(waiting().toList());
    }

    private Stream<Ledger.Entry> waiting() {
        return ledger.originals().filter(entry -> entry.state() == TrialState.WAITING && entry.epochs() > 0);
    }

    /** The one of these trials that gets the next step; empty when a new one does, or nobody. */
    private Optional<Ledger.Entry> next(List<Ledger.Entry> candidates) {
        List<Ledger.Entry> known =
                ledger.originals().filter(entry -> entry.epochs() > 0).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean moreToCome = !noneToCome && ledger.originalCount() < trials;
        long epochs = known.stream().mapToLong(Ledger.Entry::epochs).sum();
        CurveForecast forecast = new CurveForecast(known);
        if (!moreToCome) {
            return lastOnes(candidates, forecast);
        }
        double beginning = share.orElseGet(() -> NewShare.of(forecast.agreement(step)));
        return ledger.originalCount() * (double) step <= beginning * epochs
                ? Optional.empty()
                : mostPromising(candidates, forecast, epochs);
    }

    /** Draws depend on how far the search has come, so that one that was resumed draws the same. */
    private Optional<Ledger.Entry> mostPromising(List<Ledger.Entry> candidates, CurveForecast forecast, long epochs) {
        SplittableRandom random = new SplittableRandom(epochs * trials + ledger.originalCount());
        int horizon = random.nextInt(most) + 1;
        double gain = Math.pow(10, LEAST_GAIN + (LARGEST_GAIN - LEAST_GAIN) * random.nextDouble());
        if (random.nextDouble() < OF_THE_BEST) {
            return untriedOrBest(candidates, forecast.credit());
        }
        double wanted = forecast.best() - gain * forecast.scale();
        return untried(candidates, forecast.credit())
                .or(() -> least(
                        candidates.stream(), entry -> forecast.needed(entry, wanted, Math.min(horizon, left(entry)))));
    }

    /** The best trial of the learning-rate schedules of which none is complete or goes on, once one of another is complete. */
    private Optional<Ledger.Entry> untried(List<Ledger.Entry> candidates, AnnealingCredit credit) {
        Set<Schedule.Type> onTheirWay = ledger.originals()
                .filter(entry -> entry.epochs() > 0 && isRunning(entry, candidates))
                .map(Ledger.Entry::schedule)
                .collect(Collectors.toSet());
        return candidates.stream()
                .filter(entry -> !credit.knows(entry.schedule()) && !onTheirWay.contains(entry.schedule()))
                .min(credit.bestFirst());
    }

    /** Whether it runs beside these. */
    private static boolean isRunning(Ledger.Entry entry, List<Ledger.Entry> candidates) {
        return entry.state() == TrialState.RUNNING && !candidates.contains(entry);
    }

    /** Keeps what is forecast to be as good as the best at its end, then the best others until enough are complete. */
    private Optional<Ledger.Entry> lastOnes(List<Ledger.Entry> candidates, CurveForecast forecast) {
        ToDoubleFunction<Ledger.Entry> needed = entry -> forecast.needed(entry, forecast.best(), left(entry));
        return least(candidates.stream().filter(entry -> needed.applyAsDouble(entry) <= 1), needed)
                .or(() -> isLacking(candidates) ? untriedOrBest(candidates, forecast.credit()) : Optional.empty());
    }

    /** The epochs to a trial's own end. */
    private static int left(Ledger.Entry entry) {
        return entry.mostEpochs() - entry.epochs();
    }

    private Optional<Ledger.Entry> untriedOrBest(List<Ledger.Entry> candidates, AnnealingCredit credit) {
        return untried(candidates, credit).or(() -> candidates.stream().min(credit.bestFirst()));
    }

    /** Whether fewer trials than are wanted are complete or on their way beside these. */
    private boolean isLacking(List<Ledger.Entry> candidates) {
        return ledger.originals()
                        .filter(entry -> entry.state() == TrialState.COMPLETE || isRunning(entry, candidates))
                        .count()
                < finalists;
    }

    private static Optional<Ledger.Entry> least(
            Stream<Ledger.Entry> candidates, ToDoubleFunction<Ledger.Entry> needed) {
        return candidates.min(Comparator.comparingDouble(needed).thenComparing(Ledger.Entry.bestFirst()));
    }

    /** Trials wait as long as new ones come, so that there is nothing to wait for. */
    @Override
    public Optional<IntUnaryOperator> basis(int generation, Ledger all) {
        return Optional.empty();
    }
}
