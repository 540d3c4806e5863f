package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import werkbank.InputException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.StudyEnsemble;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Trial;
import werkbank.report.ReportWriter;
import werkbank.run.local.WorkerPlan;
import werkbank.search.ArbiterSearch;
import werkbank.search.Workload;
import werkbank.space.SearchSpace;
import werkbank.study.EnsembleMending;
import werkbank.study.LiveReport;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;
import werkbank.study.StudyOpener;

/** What {@code run} and {@code search} do, from options to rooms. */
final class SearchJob {
    private final SharedOptions shared;
    private final SearchOptions options;
    private final SearchSpace space;
    private final StudyData data;
    private final String name;
    private final int trials;
    private final Optional<Duration> timeout;

    /** @throws InputException when the space, the data or an option is wrong, or the study would replace an ensemble */
    SearchJob(SharedOptions shared, SearchOptions options) {
        this.shared = shared;
        this.options = options;
        this.space = shared.spaces().read(options.space);
        this.name = options.studyName(space, shared.archive());
        this.trials = options.trials(space);
        this.timeout = options.timeout(space);
        refuseToReplaceAnEnsemble();
        this.data = StudyData.read(space.data());
        space.checkFits(data.images().shape());
        space.checkClasses(data.images().classes());
    }

    /** An ensemble without its study, as those that come with Werkbank, can't be built again from what is there. */
    private void refuseToReplaceAnEnsemble() {
        Path folder = shared.archive().folder(name);
        if (!shared.archive().exists(name) && EnsembleFolder.isOne(EnsembleFolder.of(folder))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has an ensemble but not the study that it came from, so a new study of this name would replace it for good; use --study NAME for another name",
                    folder));
        }
    }

    /** What is done with the study once its trials are there, before the report is written for good. */
    interface Afterwards {
        void with(TrialStore store, Study study, SearchSpace space);
    }

    /**
     * Opens or creates the study, runs the trials that it lacks, goes on with {@code afterwards}, and ends with the
     * report, which is there from the first trial on, and the summary.
     */
    int run(Afterwards afterwards, PrintWriter out) {
        Path page = shared.reportOf(name);
        try (SearchRunner crew = SearchRunner.of(shared, options, space, data, trials);
                TrialStore store = open(crew);
                Progress progress = Progress.of(
                                shared.quiet,
                                shared.verbose,
                                store,
                                space.search().objective(),
                                Workload.of(space, trials))
                        .within(timeout);
                LiveReport live = new LiveReport(
                        new ReportWriter(), store, space, page, shared.clock(), System::nanoTime, progress::note)) {
            Path folder = shared.archive().folder(name);
            new EnsembleMending(store, new StudyEnsemble(), folder).mend().ifPresent(progress::note);
            StudyListener listener = StudyListener.all(progress, live);
            Study study = new Study(store, folder.toAbsolutePath(), space, data, shared.clock(), listener);
            if (!search(study, store::trials, crew, progress, live)) {
                return ExitCode.INTERRUPTED;
            }
            afterwards.with(store, study, space);
            live.stop();
            study.report(new ReportWriter(), page);
            new Summary(store, space.search(), folder, page, data.majority(), data.warnings()).print(out);
            return ExitCode.DONE;
        }
    }

    private TrialStore open(SearchRunner crew) {
        OptionalLong seed = options.seed == null ? OptionalLong.empty() : OptionalLong.of(options.seed);
        return new StudyOpener(shared.archive(), shared.clock())
                .openOrCreate(
                        name,
                        space,
                        seed,
                        data,
                        recorded -> OpenStudy.spaceOf(recorded, shared.spaces()),
                        () -> ThisMachine.provenance(shared.engine(), crew.backend(), crew.plan(), data.files()));
    }

    /** False when it was interrupted. */
    private boolean search(
            Study study, Supplier<List<Trial>> recorded, SearchRunner crew, Progress progress, LiveReport live) {
        WorkerPlan workers = crew.plan();
        if (shared.device().noteworthy()) {
            progress.note(shared.device().line());
        }
        progress.note(workers.reason());
        workers.warning().ifPresent(progress::note);
        data.warnings().forEach(warning -> progress.note("warning: " + warning));
        space.whyNotRepeatable(workers.workers()).ifPresent(reason -> progress.note("not repeatable: " + reason));
        TrialRunner runner = crew.start(line -> logged(line, progress));
        try (Interruption interruption = new Interruption(runner::close)) {
            BooleanSupplier stop = stop(interruption);
            study.search(new ArbiterSearch(), runner, trials, workers.workers(), stop);
            if (interruption.isRequested()) {
                // Before the interruption is over: the process ends with it.
                live.close();
                progress.note("interrupted; what is done is saved, and the same command goes on");
            } else {
                EarlyEnd.words(trials, recorded.get(), stop.getAsBoolean(), space)
                        .ifPresent(progress::note);
            }
            return !interruption.isRequested();
        } finally {
            runner.close();
        }
    }

    private BooleanSupplier stop(Interruption interruption) {
        Clock clock = shared.clock();
        Optional<Instant> end = timeout.map(clock.instant()::plus);
        return () ->
                interruption.isRequested() || end.map(clock.instant()::isAfter).orElse(false);
    }

    private void logged(String line, Progress progress) {
        if (shared.verbose) {
            progress.note("worker: " + ValueFormat.plain(line));
        }
    }
}
