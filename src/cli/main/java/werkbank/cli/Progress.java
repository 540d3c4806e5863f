package werkbank.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.app.ValueFormat;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.Workload;
import werkbank.space.Objective;
import werkbank.study.StudyEvent;
import werkbank.study.StudyListener;

/**
 * A display of what a study is doing, on standard error: a live line in a terminal, a line an epoch elsewhere. What
 * callbacks do is told of a study of one trial, or when all is asked for; many trials would drown in it.
 */
abstract class Progress implements StudyListener, AutoCloseable {
    private final Map<Integer, Running> running = new TreeMap<>();
    private final Set<Integer> stopped = new HashSet<>();
    private final boolean verbose;
    private final Objective objective;
    private final Workload workload;
    /** Epochs that count as done, of trials that don't run. */
    private final Map<Integer, Double> done = new HashMap<>();

    /** The trial that each repeats, by number. */
    private final Map<Integer, Integer> repeats = new HashMap<>();

    private int trials;
    private int finished;
    private double before;
    private long start;
    private Optional<Duration> limit = Optional.empty();
    private Double best;
    private int bestTrial;

    /**
     * A trial that runs: how far it is, and its last accuracy.
     *
     * @param judged whether the accuracy is that of the held-out images; otherwise of the training images so far
     */
    private record Running(int epochs, int epoch, double share, double accuracy, boolean judged) {
        double trained() {
            return epoch - 1 + share;
        }
    }

    Progress(boolean verbose, Objective objective, Workload workload) {
        this.verbose = verbose;
        this.objective = objective;
        this.workload = workload;
    }

    /**
     * @param verbose whether to tell of callbacks whatever the number of trials
     * @param store tells what is done of a study that goes on, and its best trial so far
     */
    static Progress of(boolean quiet, boolean verbose, TrialStore store, Objective objective, Workload workload) {
        Progress progress = of(quiet, verbose, objective, workload);
        progress.goOnFrom(store.trials());
        return progress;
    }

    private void goOnFrom(List<Trial> trials) {
        for (Trial trial : trials) {
            done.put(trial.number(), workload.done(trial.epochs(), trial.state().isFinished()));
            trial.repeats().ifPresent(original -> repeats.put(trial.number(), original));
        }
        trials.stream()
                .filter(trial -> trial.outcome().isPresent())
                .min(Trial.bestFirst(objective))
                .ifPresent(trial -> noteBest(trial.number(), lossOf(trial, objective)));
    }

    /** Makes the display of one training, which is compared with no trial. */
    static Progress of(boolean quiet, boolean verbose, Objective objective, Workload workload) {
        if (quiet) {
            return new Quiet();
        }
        return LiveProgress.isPossible()
                ? LiveProgress.here(verbose, objective, workload)
                : new LineProgress(verbose, objective, workload);
    }

    /** Sets a limit on the search's time, which the time left then keeps to. */
    final Progress within(Optional<Duration> timeout) {
        limit = timeout;
        return this;
    }

    /** The loss of a trial as an epoch would say it: errors as an accuracy. */
    private static double lossOf(Trial trial, Objective objective) {
        return trial.loss(objective == Objective.VAL_ERRORS ? Objective.VAL_ACCURACY : objective);
    }

    private void noteBest(int trial, double loss) {
        if (best == null || loss < best) {
            best = loss;
            bestTrial = trial;
        }
    }

    @Override
    public final synchronized void on(StudyEvent event) {
        if (event instanceof StudyEvent.InTrial in) {
            happened(in.trial(), in.event());
        } else if (event instanceof StudyEvent.SearchStarted search) {
            started(search.trials(), search.finished());
        } else if (event instanceof StudyEvent.TrialStarted trial) {
            started(trial.proposal(), trial.epochs());
        } else if (event instanceof StudyEvent.TrialEnded trial) {
            ended(trial.trial(), trial.result());
        } else if (event instanceof StudyEvent.TrialPruned) {
            pruned();
        } else if (event instanceof StudyEvent.SearchEnded) {
            ended();
        } else if (event instanceof StudyEvent.Noted noted) {
            line(noted.line());
        }
    }

    private void happened(int trial, TrialEvent event) {
        if (event instanceof TrialEvent.Progressed progress) {
            progressed(trial, progress);
        } else if (event instanceof TrialEvent.EpochEnded epoch) {
            ended(trial, epoch.metrics());
        } else if (event instanceof TrialEvent.CallbackActed acted) {
            acted(trial, acted);
        } else if (event instanceof TrialEvent.Started started
                && !started.done().isEmpty()) {
            resumed(trial, started.done());
        } else if (event instanceof TrialEvent.Noted noted) {
            line(String.format(Locale.ROOT, "trial %d: %s", trial, noted.line()));
        }
    }

    private void started(int total, int alreadyFinished) {
        trials = total;
        finished = Math.min(alreadyFinished, total);
        before = done();
        start = System.nanoTime();
        if (alreadyFinished > 0) {
            line(String.format(Locale.ROOT, "%d of %d trials are done already", finished, total));
        }
        begun(total);
    }

    private void started(Proposal proposal, int epochs) {
        running.put(proposal.number(), new Running(epochs, 1, 0, 0, false));
        proposal.repeats().ifPresent(original -> repeats.put(proposal.number(), original));
    }

    private void resumed(int trial, List<EpochMetrics> done) {
        EpochMetrics last = done.get(done.size() - 1);
        running.computeIfPresent(
                trial, (n, r) -> new Running(r.epochs(), last.epoch(), 1, last.validationAccuracy(), true));
        done.forEach(metrics -> noteBest(trial, metrics.loss(objective)));
        line(String.format(Locale.ROOT, "%sgoes on after epoch %d", name(trial), last.epoch()));
    }

    private void progressed(int trial, TrialEvent.Progressed now) {
        running.computeIfPresent(
                trial, (n, r) -> new Running(r.epochs(), now.epoch(), now.share(), now.accuracy(), false));
        moved(done(), position());
    }

    private void ended(int trial, EpochMetrics metrics) {
        Running before = running.get(trial);
        running.put(trial, new Running(before.epochs(), metrics.epoch(), 1, metrics.validationAccuracy(), true));
        noteBest(trial, metrics.loss(objective));
        epoch(
                String.format(
                        Locale.ROOT,
                        "%sepoch %d/%d  %s",
                        name(trial),
                        metrics.epoch(),
                        before.epochs(),
                        figures(metrics)),
                isAlone() ? "" : String.format(Locale.ROOT, "%s, %s", bestSoFar(), left()));
        moved(done(), position());
    }

    private static String figures(EpochMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "loss %s  accuracy %s  val-loss %s  val-accuracy %s  %slearning rate %s  %s",
                ValueFormat.decimal(metrics.loss()),
                ValueFormat.percent(metrics.accuracy()),
                ValueFormat.decimal(metrics.validationLoss()),
                ValueFormat.percent(metrics.validationAccuracy()),
                metrics.averaged().map(Progress::averaged).orElse(""),
                ValueFormat.rate(metrics.learningRate()),
                ValueFormat.seconds(metrics.seconds()));
    }

    private static String averaged(EpochMetrics.Averaged weights) {
        return String.format(
                Locale.ROOT,
                "averaged %s, %s  ",
                ValueFormat.decimal(weights.loss()),
                ValueFormat.percent(weights.accuracy()));
    }

    /** The only trial of a study needs no name. */
    private String name(int trial) {
        return isAlone() ? "" : title(trial) + "  ";
    }

    private boolean isAlone() {
        return trials == 1 && workload.repeated() == 0;
    }

    /** Repeats use up numbers and are not counted, so a study that was made longer has trials beyond its count. */
    private String title(int trial) {
        if (repeats.containsKey(trial)) {
            return String.format(Locale.ROOT, "trial %d (%d again)", trial, repeats.get(trial));
        }
        return trial > trials ? "trial " + trial : String.format(Locale.ROOT, "trial %d/%d", trial, trials);
    }

    private void acted(int trial, TrialEvent.CallbackActed event) {
        if (event instanceof TrialEvent.Stopped) {
            stopped.add(trial);
        }
        if (tellsAll()) {
            line(String.format(Locale.ROOT, "%sepoch %d: %s", name(trial), event.epoch(), EventText.of(event)));
        }
    }

    /** Whether there is room for every epoch and what callbacks did after it. */
    final boolean tellsAll() {
        return verbose || isAlone();
    }

    private void ended(int trial, TrialResult result) {
        Running ended = running.remove(trial);
        finished += result.state().isFinished() && !repeats.containsKey(trial) ? 1 : 0;
        done.put(
                trial,
                workload.done(
                        Math.max(ended == null ? 0 : ended.trained(), result.epochs()),
                        result.state().isFinished()));
        String outcome = result.outcome()
                .map(o -> ValueFormat.objective(objective, o.best()))
                .or(() -> result.failure().map(TrialResult.Failure::cause))
                .orElse("goes on with the next run");
        if (result.state() == TrialState.WAITING && !verbose) {
            return;
        }
        line(String.format(
                Locale.ROOT,
                "%s  %s after %s and %s: %s%s",
                title(trial),
                result.state(),
                ValueFormat.count(result.epochs(), "epoch"),
                ValueFormat.time(result.seconds()),
                outcome,
                stopped.remove(trial) && !tellsAll() ? ", stopped early" : ""));
        moved(done(), position());
    }

    private void pruned() {
        finished++;
        moved(done(), position());
    }

    /** Share of the study's work that is done, 0 to 1. */
    private double done() {
        Map<Integer, Double> trained = new HashMap<>(done);
        running.forEach((trial, r) -> trained.put(trial, r.trained()));
        Map<Boolean, Double> sums = trained.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        trial -> repeats.containsKey(trial.getKey()), Collectors.summingDouble(Map.Entry::getValue)));
        return workload.share(sums.get(false), sums.get(true));
    }

    /** How far the study is, how long it takes, and what runs now: what matters most comes first. */
    private String position() {
        List<String> parts = new ArrayList<>();
        if (!isAlone()) {
            parts.add(String.format(Locale.ROOT, "%d/%d trials", finished, trials));
        }
        parts.add(left());
        parts.add(bestSoFar());
        running.forEach((trial, r) -> parts.add(where(trial, r)));
        return String.join("  ", parts);
    }

    private String where(int trial, Running r) {
        String epoch = String.format(
                Locale.ROOT, "%sepoch %d/%d", isAlone() ? "" : "trial " + trial + " ", r.epoch(), r.epochs());
        return r.epoch() == 1 && r.share() == 0
                ? epoch
                : String.format(Locale.ROOT, "%s %s %.1f %%", epoch, r.judged() ? "val" : "train", 100 * r.accuracy());
    }

    private String bestSoFar() {
        if (best == null) {
            return "no result yet";
        }
        String label = objective == Objective.VAL_LOSS ? "val-loss" : "val";
        return String.format(Locale.ROOT, "best %s %s", label, ValueFormat.loss(objective, best))
                + (isAlone() ? "" : String.format(Locale.ROOT, " (trial %d)", bestTrial));
    }

    private String left() {
        double done = done();
        double mine = done - before;
        double elapsed = (System.nanoTime() - start) / 1e9;
        double rest = mine <= 0 ? Double.POSITIVE_INFINITY : elapsed * (1 - done) / mine;
        double allowed = limit.map(time -> time.toMillis() / 1e3 - elapsed).orElse(Double.POSITIVE_INFINITY);
        if (allowed <= 0) {
            return "time is up";
        }
        if (rest == Double.POSITIVE_INFINITY && allowed == Double.POSITIVE_INFINITY) {
            return "unknown time left";
        }
        // With rungs more trials may have gone on than was foreseen.
        return done >= 1 ? "little left" : ValueFormat.time(Math.min(rest, allowed)) + " left";
    }

    /** The search begins. */
    abstract void begun(int trials);

    /** An epoch has ended. */
    abstract void epoch(String metrics, String outlook);

    /** @param done share of the study, 0 to 1 */
    abstract void moved(double done, String position);

    /** A line that stays. */
    abstract void line(String text);

    /** The search has ended; lines may follow. */
    abstract void ended();

    @Override
    public void close() {
        ended();
    }

    /** A display that says nothing. */
    private static final class Quiet extends Progress {
        Quiet() {
            super(false, Objective.VAL_ACCURACY, new Workload(1, 0, 1, false));
        }

        @Override
        void begun(int trials) {}

        @Override
        void epoch(String metrics, String outlook) {}

        @Override
        void moved(double done, String position) {}

        @Override
        void line(String text) {}

        @Override
        void ended() {}
    }
}
