package werkbank.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import werkbank.Counted;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;
import werkbank.study.StudyEvent;
import werkbank.study.StudyListener;

/**
 * A display of what a study is doing, on standard error: a live line in a terminal, a line an epoch elsewhere. What
 * callbacks do is told of a study of one trial, or when all is asked for; many trials would drown in it.
 */
abstract class Progress implements StudyListener, AutoCloseable {
    private final boolean verbose;
    private final StudyProgress study;
    private final ProgressText text;
    private final Set<Integer> stopped = new HashSet<>();
    private Optional<Duration> limit = Optional.empty();
    private TimeLeft time = new TimeLeft(0, System.nanoTime(), limit);

    Progress(boolean verbose, Objective objective, PlannedEpochs planned) {
        this.verbose = verbose;
        this.study = new StudyProgress(objective, planned);
        this.text = new ProgressText(study, objective);
    }

    /**
     * @param verbose whether to tell of callbacks whatever the number of trials
     * @param store tells what is done of a study that goes on, and its best trial so far
     */
    static Progress of(boolean quiet, boolean verbose, TrialStore store, SearchPlan plan, PlannedEpochs planned) {
        Progress progress = of(quiet, verbose, plan.objective(), planned);
        progress.study.goOnFrom(store.trials(), plan.constraints());
        return progress;
    }

    /** Makes the display of one training, which is compared with no trial. */
    static Progress of(boolean quiet, boolean verbose, Objective objective, PlannedEpochs planned) {
        if (quiet) {
            return new QuietProgress(objective, planned);
        }
        return LiveProgress.isPossible()
                ? LiveProgress.here(verbose, objective, planned)
                : new LineProgress(verbose, objective, planned);
    }

    /** Sets a limit on the search's time, which the time left then keeps to. */
    final Progress within(Optional<Duration> timeout) {
        limit = timeout;
        return this;
    }

    @Override
    public final synchronized void on(StudyEvent event) {
        if (event instanceof StudyEvent.InTrial in) {
            happened(in.trial(), in.event());
        } else if (event instanceof StudyEvent.SearchStarted search) {
            started(search.trials(), search.finished());
        } else if (event instanceof StudyEvent.TrialStarted trial) {
            study.trialStarted(trial.proposal(), trial.epochs());
        } else if (event instanceof StudyEvent.TrialEnded trial) {
            ended(trial.trial(), trial.result());
        } else if (event instanceof StudyEvent.TrialPruned) {
            study.trialPruned();
            moved();
        } else if (event instanceof StudyEvent.SearchEnded) {
            ended();
        } else if (event instanceof StudyEvent.Noted noted) {
            line(noted.line());
        }
    }

    private void happened(int trial, TrialEvent event) {
        if (event instanceof TrialEvent.Progressed progress) {
            study.progressed(trial, progress);
            moved();
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
        study.searchStarted(total, alreadyFinished);
        time = new TimeLeft(study.done(), System.nanoTime(), limit);
        if (alreadyFinished > 0) {
            line(String.format(
                    Locale.ROOT,
                    "%d of %s %s done already",
                    study.finished(),
                    Counted.of(total, "trial"),
                    study.finished() == 1 ? "is" : "are"));
        }
        begun(total);
    }

    private void resumed(int trial, List<EpochMetrics> done) {
        study.resumed(trial, done);
        int last = done.get(done.size() - 1).epoch();
        line(String.format(Locale.ROOT, "%sgoes on after epoch %d", text.name(trial), last));
    }

    private void ended(int trial, EpochMetrics metrics) {
        study.epochEnded(trial, metrics);
        epoch(text.epoch(trial, metrics), text.outlook(timeLeft()));
        moved();
    }

    private void acted(int trial, TrialEvent.CallbackActed event) {
        if (event instanceof TrialEvent.Stopped) {
            stopped.add(trial);
        }
        if (tellsAll()) {
            line(String.format(Locale.ROOT, "%sepoch %d: %s", text.name(trial), event.epoch(), EventText.of(event)));
        }
    }

    private void ended(int trial, TrialResult result) {
        study.trialEnded(trial, result);
        if (result.state() == TrialState.WAITING) {
            line(String.format(Locale.ROOT, "%swaits after epoch %d", text.name(trial), result.epochs()));
            return;
        }
        boolean early = stopped.remove(trial) && !tellsAll();
        line(text.end(trial, result) + (early ? ", stopped early" : ""));
        moved();
    }

    private void moved() {
        moved(study.done(), text.position(timeLeft()));
    }

    private String timeLeft() {
        return time.words(study.done(), System.nanoTime());
    }

    /** Whether there is room for every epoch and what callbacks did after it. */
    final boolean tellsAll() {
        return verbose || study.isOneTrial();
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
}
