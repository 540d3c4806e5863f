package werkbank.study;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import werkbank.DaemonThreads;
import werkbank.experiment.Report;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialEvent;
import werkbank.space.SearchSpace;

/**
 * Writes a study's report again and again while its search runs, on a thread of its own, at a {@link WritingPace}. The
 * search neither waits for it nor fails with it. Ends with {@link #stop}, after which the caller writes the report for
 * good, or with {@link #close}, which tries to do that itself.
 */
public final class LiveReport implements StudyListener, AutoCloseable {
    private static final int SECONDS_TO_STOP = 20;

    private final Report report;
    private final TrialStore store;
    private final SearchSpace space;
    private final Path out;
    private final Clock clock;
    private final WritingPace pace;
    private final Consumer<String> told;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile int trials;
    private volatile boolean stopped;
    private boolean announced;
    private boolean complained;

    /**
     * @param space that the study searches
     * @param out the report's file
     * @param nanoTime a clock that nobody sets, as {@link System#nanoTime}
     * @param cpuTime nanoseconds that the thread which asks has computed
     * @param told hears in a line where the report is, and once if it can't be written; from this report's thread
     */
    public LiveReport(
            Report report,
            TrialStore store,
            SearchSpace space,
            Path out,
            Clock clock,
            LongSupplier nanoTime,
            LongSupplier cpuTime,
            Consumer<String> told) {
        this.report = report;
        this.store = store;
        this.space = space;
        this.out = out;
        this.clock = clock;
        this.pace = new WritingPace(nanoTime, cpuTime);
        this.told = told;
        this.thread = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("report"));
    }

    @Override
    public void on(StudyEvent event) {
        if (event instanceof StudyEvent.SearchStarted started) {
            trials = started.trials();
            var unused = thread.scheduleWithFixedDelay(this::writeIfDue, 1, 1, TimeUnit.SECONDS);
        } else if (isShown(event)) {
            changed.set(true);
        }
    }

    private static boolean isShown(StudyEvent event) {
        return event instanceof StudyEvent.TrialStarted
                || event instanceof StudyEvent.TrialEnded
                || event instanceof StudyEvent.InTrial in
                        && (in.event() instanceof TrialEvent.Started || in.event() instanceof TrialEvent.EpochEnded);
    }

    /** Writes the report if it is due; called on its thread, every second. */
    void writeIfDue() {
        if (stopped || !pace.isDue(changed.get())) {
            return;
        }
        changed.set(false);
        pace.begin();
        try {
            report.write(store, space, out, Optional.of(running()));
            announce();
        } catch (RuntimeException | OutOfMemoryError e) {
            complain(e);
        } finally {
            pace.end();
        }
    }

    private RunningSearch running() {
        return running(trials, clock.instant(), pace);
    }

    private static RunningSearch running(int trials, Instant now, WritingPace pace) {
        return new RunningSearch(trials, now, pace.pause(), now.plusMillis(Math.round(1_000 * pace.latest())));
    }

    /**
     * The search of another process, for a report in the place of that which it writes itself: as in its first, since
     * how long its writing takes isn't known here.
     *
     * @param trials that the study is to have, as far as is known
     */
    public static RunningSearch elsewhere(int trials, Instant now) {
        return running(trials, now, new WritingPace(System::nanoTime, System::nanoTime));
    }

    private void announce() {
        if (!announced) {
            announced = true;
            told.accept(String.format(Locale.ROOT, "the report is %s, and renews itself while the search runs", out));
        }
    }

    private void complain(Throwable e) {
        if (!complained) {
            complained = true;
            told.accept(String.format(
                    Locale.ROOT,
                    "no report for now: %s",
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    /** Waits for a writing under way and begins no other; the file still says that the search runs. */
    public void stop() {
        stopped = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                told.accept("the report is still being written; it may stay as it was during the search");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has been stopped or closed. */
    public boolean isStopped() {
        return stopped;
    }

    /** Stops, and writes the report for good if it can; does nothing after {@link #stop}. */
    @Override
    public void close() {
        if (stopped) {
            return;
        }
        stop();
        try {
            report.write(store, space, out);
        } catch (RuntimeException e) {
            complain(e);
        }
    }
}
