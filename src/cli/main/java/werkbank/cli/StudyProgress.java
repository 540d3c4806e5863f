package werkbank.cli;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.search.PlannedEpochs;
import werkbank.space.Constraints;
import werkbank.space.Objective;

/** How far a study is: the trials that run, what is done, and the best result so far. */
final class StudyProgress {
    private final Objective objective;
    private final PlannedEpochs planned;
    private final SortedMap<Integer, RunningTrial> running = new TreeMap<>();
    /** Epochs that count as done, of trials that don't run. */
    private final Map<Integer, Double> done = new HashMap<>();

    /** The trial that each repeats, by number. */
    private final Map<Integer, Integer> repeats = new HashMap<>();

    /** The best result of each trial that has one, by number, in the order in which they came to it. */
    private final Map<Integer, Best> bests = new LinkedHashMap<>();

    private Constraints constraints = Constraints.NONE;
    private int trials;
    private int finished;

    /**
     * A trial that runs: how far it is, and its last figure.
     *
     * @param epochs that it has at most
     * @param epoch that it is in, from 1
     * @param share of that epoch that is done, 0 to 1
     * @param figure that of the held-out images by the study's objective, such that lower is better, when it is judged;
     *     otherwise the accuracy on the training images so far
     */
    record RunningTrial(int epochs, int epoch, double share, double figure, boolean judged) {
        private double trained() {
            return epoch - 1 + share;
        }
    }

    /**
     * The best result so far.
     *
     * @param loss by the study's objective, as an epoch has it: errors as an accuracy
     * @param violation how far the trial is beyond its constraints, which is known once it has stopped; 0 until then
     */
    record Best(int trial, double loss, double violation) {
        private static final Comparator<Best> BEST_FIRST =
                Comparator.comparingDouble(Best::violation).thenComparingDouble(Best::loss);
    }

    StudyProgress(Objective objective, PlannedEpochs planned) {
        this.objective = objective;
        this.planned = planned;
    }

    /** Takes over what is done of a study that goes on, and what its trials must keep to be its best. */
    void goOnFrom(List<Trial> former, Constraints limits) {
        constraints = limits;
        for (Trial trial : former) {
            done.put(trial.number(), planned.done(trial.epochs(), trial.state().isFinished()));
            trial.repeats().ifPresent(original -> repeats.put(trial.number(), original));
        }
        former.stream()
                .filter(trial -> trial.outcome().isPresent())
                .sorted(Trial.bestFirst(objective))
                .forEach(trial -> bests.put(
                        trial.number(),
                        new Best(trial.number(), lossOf(trial.outcome().orElseThrow()), trial.violation(constraints))));
    }

    /** The loss of the network that a trial keeps. */
    private double lossOf(TrialResult.Outcome outcome) {
        return outcome.best().loss(objective == Objective.VAL_ERRORS ? Objective.VAL_ACCURACY : objective);
    }

    /** @param loss not a number where the network's answers were none */
    private void noteBest(int trial, double loss) {
        Best former = bests.get(trial);
        if (former == null ? !Double.isNaN(loss) : loss < former.loss()) {
            bests.remove(trial);
            bests.put(trial, new Best(trial, loss, former == null ? 0 : former.violation()));
        }
    }

    /**
     * The search begins.
     *
     * @param total trials that are asked for, without repeats
     * @param alreadyFinished trials that former runs have finished; may be more
     */
    void searchStarted(int total, int alreadyFinished) {
        trials = total;
        finished = Math.min(alreadyFinished, total);
    }

    void trialStarted(Proposal proposal, int epochs) {
        running.put(proposal.number(), new RunningTrial(epochs, 1, 0, 0, false));
        proposal.repeats().ifPresent(original -> repeats.put(proposal.number(), original));
    }

    /** @param former epochs that former runs of the trial have trained, at least one */
    void resumed(int trial, List<EpochMetrics> former) {
        EpochMetrics last = former.get(former.size() - 1);
        running.computeIfPresent(
                trial, (n, r) -> new RunningTrial(r.epochs(), last.epoch(), 1, last.loss(objective), true));
        former.forEach(metrics -> noteBest(trial, metrics.loss(objective)));
    }

    void progressed(int trial, TrialEvent.Progressed now) {
        running.computeIfPresent(
                trial, (n, r) -> new RunningTrial(r.epochs(), now.epoch(), now.share(), now.accuracy(), false));
    }

    void epochEnded(int trial, EpochMetrics metrics) {
        int epochs = running.get(trial).epochs();
        running.put(trial, new RunningTrial(epochs, metrics.epoch(), 1, metrics.loss(objective), true));
        noteBest(trial, metrics.loss(objective));
    }

    void trialEnded(int trial, TrialResult result) {
        RunningTrial ended = running.remove(trial);
        boolean isFinished = result.state().isFinished();
        finished += isFinished && !repeats.containsKey(trial) ? 1 : 0;
        double trained = Math.max(ended == null ? 0 : ended.trained(), result.epochs());
        done.put(trial, planned.done(trained, isFinished));
        judge(trial, result);
    }

    /** A trial that failed or diverged has no result; one that stopped has the figures of the network that it keeps. */
    private void judge(int trial, TrialResult result) {
        if (!result.state().mayHaveOutcome()) {
            bests.remove(trial);
        }
        result.outcome()
                .map(found -> new Best(
                        trial, lossOf(found), constraints.violation(figure -> found.value(figure, result.seconds()))))
                .ifPresent(kept -> bests.replace(trial, kept));
    }

    /** A trial that waited at a rung is over. */
    void trialPruned() {
        finished++;
    }

    /** Share of the study's work that is done, 0 to 1. */
    double done() {
        Map<Integer, Double> trained = new HashMap<>(done);
        running.forEach((trial, r) -> trained.put(trial, r.trained()));
        Map<Boolean, Double> sums = trained.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        trial -> repeats.containsKey(trial.getKey()), Collectors.summingDouble(Map.Entry::getValue)));
        return planned.share(sums.get(false), sums.get(true));
    }

    /** Whether the study is one trial that is trained once. */
    boolean isOneTrial() {
        return trials == 1 && planned.repeated() == 0;
    }

    /** Trials that are asked for, without repeats. */
    int trials() {
        return trials;
    }

    /** Trials that are over, without repeats. */
    int finished() {
        return finished;
    }

    /** The trials that run, by number. */
    SortedMap<Integer, RunningTrial> running() {
        return Collections.unmodifiableSortedMap(running);
    }

    /** The trial that this one repeats. */
    OptionalInt original(int trial) {
        return repeats.containsKey(trial) ? OptionalInt.of(repeats.get(trial)) : OptionalInt.empty();
    }

    /** The first of the best: of trials that keep the constraints, if there are any. */
    Optional<Best> best() {
        return bests.values().stream().min(Best.BEST_FIRST);
    }
}
