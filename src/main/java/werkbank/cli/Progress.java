package werkbank.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialStore;
import werkbank.study.StudyListener;

/** What a study is doing, on standard error: a live line in a terminal, a line an epoch elsewhere. */
abstract class Progress implements StudyListener, AutoCloseable {
    private final Map<Integer, Running> running = new TreeMap<>();
    private int trials;
    private int finished;
    private int before;
    private long start;
    private Double best;
    private int bestTrial;

    /** A trial that runs: how far it is, and its last accuracy. */
    private record Running(int epochs, int epoch, double share, double accuracy) {
        double done() {
            return Math.min(1, (epoch - 1 + share) / epochs);
        }
    }

    /** @param store tells the best trial so far of a study that goes on */
    static Progress of(boolean quiet, TrialStore store) {
        Progress progress = quiet ? new Quiet() : LiveProgress.isPossible() ? new LiveProgress() : new LineProgress();
        store.trials().stream()
                .filter(trial -> trial.outcome().isPresent())
                .min(Trial.BEST_FIRST)
                .ifPresent(trial ->
                        progress.noteBest(trial.number(), trial.outcome().get().accuracy()));
        return progress;
    }

    private void noteBest(int trial, double accuracy) {
        if (best == null || accuracy > best) {
            best = accuracy;
            bestTrial = trial;
        }
    }

    @Override
    public final synchronized void searchStarted(int total, int alreadyFinished, int workers) {
        trials = total;
        finished = alreadyFinished;
        before = alreadyFinished;
        start = System.nanoTime();
        if (alreadyFinished > 0) {
            line("%d of %d trials are done already".formatted(Math.min(alreadyFinished, total), total));
        }
        begun(total);
    }

    @Override
    public final synchronized void trialStarted(int trial, SortedMap<String, Object> parameters, int epochs) {
        running.put(trial, new Running(epochs, 1, 0, 0));
    }

    @Override
    public final synchronized void trialResumed(int trial, List<EpochMetrics> done) {
        EpochMetrics last = done.get(done.size() - 1);
        running.computeIfPresent(trial, (n, r) -> new Running(r.epochs(), last.epoch(), 1, last.validationAccuracy()));
        done.forEach(metrics -> noteBest(trial, metrics.validationAccuracy()));
        line("trial %d/%d  goes on after epoch %d".formatted(trial, trials, last.epoch()));
    }

    @Override
    public final synchronized void trialProgressed(int trial, int epoch, double share, double accuracy) {
        running.computeIfPresent(trial, (n, r) -> new Running(r.epochs(), epoch, share, accuracy));
        moved(done(), position());
    }

    @Override
    public final synchronized void epochEnded(int trial, EpochMetrics metrics) {
        Running before = running.get(trial);
        running.put(trial, new Running(before.epochs(), metrics.epoch(), 1, metrics.validationAccuracy()));
        noteBest(trial, metrics.validationAccuracy());
        epoch(
                "trial %d/%d  epoch %d/%d  loss %s  accuracy %s  validation %s  learning rate %s  %s"
                        .formatted(
                                trial,
                                trials,
                                metrics.epoch(),
                                before.epochs(),
                                Shown.decimal(metrics.loss()),
                                Shown.percent(metrics.accuracy()),
                                Shown.percent(metrics.validationAccuracy()),
                                Shown.value(metrics.learningRate()),
                                Shown.time(metrics.seconds())),
                "%s, %s left".formatted(bestSoFar(), left()));
        moved(done(), position());
    }

    @Override
    public final synchronized void trialEnded(int trial, TrialResult result) {
        running.remove(trial);
        if (result.state().isFinished()) {
            finished++;
        }
        String outcome = result.outcome()
                .map(o -> "%s validation accuracy".formatted(Shown.percent(o.accuracy())))
                .or(() -> result.failure().map(TrialResult.Failure::cause))
                .orElse("goes on with the next run");
        line("trial %d/%d  %s after %d epochs and %s: %s"
                .formatted(trial, trials, result.state(), result.epochs(), Shown.time(result.seconds()), outcome));
        moved(done(), position());
    }

    @Override
    public final synchronized void searchEnded() {
        ended();
    }

    @Override
    public final synchronized void note(String text) {
        line(text);
    }

    /** Share of the study's trials that is done, 0 to 1. */
    private double done() {
        double trained =
                finished + running.values().stream().mapToDouble(Running::done).sum();
        return trials == 0 ? 1 : Math.min(1, trained / trials);
    }

    /** What runs now and how good it is. */
    private String position() {
        StringBuilder text = new StringBuilder();
        running.forEach((trial, r) -> text.append("trial %d/%d epoch %d/%d %s  "
                .formatted(trial, trials, r.epoch(), r.epochs(), Shown.percent(r.accuracy()))));
        return text.append(bestSoFar())
                .append(", ")
                .append(left())
                .append(" left")
                .toString();
    }

    private String bestSoFar() {
        return best == null ? "no result yet" : "best %s (trial %d)".formatted(Shown.percent(best), bestTrial);
    }

    private String left() {
        double whole = 1 - (double) before / trials;
        double mine = done() - (double) before / trials;
        double elapsed = (System.nanoTime() - start) / 1e9;
        return mine <= 0 ? "unknown time" : Shown.time(elapsed * (whole - mine) / mine);
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

    /** Says nothing. */
    private static final class Quiet extends Progress {
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
