package werkbank.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import werkbank.InputException;
import werkbank.engine.DeviceLostException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.StudyEnsemble;
import werkbank.experiment.Provenance;
import werkbank.experiment.Search;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.report.ReportWriter;
import werkbank.search.ArbiterSearch;
import werkbank.search.PlannedEpochs;
import werkbank.search.SearchChoice;
import werkbank.space.NameRule;
import werkbank.space.SearchSpace;
import werkbank.study.EnsembleMending;
import werkbank.study.LiveReport;
import werkbank.study.Study;
import werkbank.study.StudyListener;
import werkbank.study.StudyOpener;

/** A search from its request to its report. */
final class StudySearch {
    private final Workspace workspace;
    private final SearchRequest request;
    private final StudyWatcher watcher;
    private final String name;
    private final BegunStudy begun;
    private final CheckedSpace checked;
    private final int trials;
    private final Optional<Duration> timeout;

    /** @throws InputException when the space, the data or the request is wrong, or the study would replace an ensemble */
    StudySearch(Workspace workspace, SearchRequest request, StudyWatcher watcher) {
        this.workspace = workspace;
        this.request = request;
        this.watcher = watcher;
        SearchSpace read = workspace.spaces().read(request.space());
        this.name = request.study().map(this::checkedName).orElse(read.name());
        this.begun = new BegunStudy(workspace.archive(), name);
        this.trials = checkedTrials(request.trials().orElse(read.trials()));
        this.timeout = request.timeout().or(read::timeout);
        refuseToReplaceAnEnsemble();
        this.checked = CheckedSpace.of(begun.goingOn(read), begun, request.skipUnreadable(), watcher.reading());
    }

    private String checkedName(String wanted) {
        if (!NameRule.allows(wanted) && !workspace.archive().studies().contains(wanted)) {
            throw new InputException(
                    String.format(Locale.ROOT, "study is '%s'; it must be %s", wanted, NameRule.WORDS));
        }
        return wanted;
    }

    private static int checkedTrials(int wanted) {
        if (wanted < 1 || wanted > SearchSpace.MOST_TRIALS) {
            throw new InputException(
                    String.format(Locale.ROOT, "trials is %d; it must be 1 to %d", wanted, SearchSpace.MOST_TRIALS));
        }
        return wanted;
    }

    /** An ensemble without its study, as those that come with Werkbank, can't be built again from what is there. */
    private void refuseToReplaceAnEnsemble() {
        Path folder = workspace.archive().folder(name);
        if (!begun.exists() && EnsembleFolder.isOne(EnsembleFolder.of(folder))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has an ensemble but not the study that it came from, so a new study of this name would replace it for good; use --study NAME for another name",
                    folder));
        }
    }

    /** Work on the study once its trials are there, before the report is written for good. */
    interface Afterwards {
        void with(Study study, StudyAtWork at);
    }

    /**
     * Opens or creates the study, runs the trials that it lacks, goes on with {@code afterwards}, and ends with the
     * report, which is there from the first trial on.
     */
    StudyOutcome run(Afterwards afterwards) {
        Path page = workspace.reportOf(name);
        StartingPoint start = checked.start(workspace);
        Optional<StartNetwork> network = start.check(workspace.archive().folder(name));
        LearnedStudies learned = learned();
        try (TrainingPlace place = TrainingPlace.of(workspace, request, checked, begun, trials, watcher);
                TrialStore store = open(place, network, 0);
                LiveReport live = new LiveReport(
                        new ReportWriter(),
                        store,
                        searched(store.study()),
                        page,
                        workspace.clock(),
                        System::nanoTime,
                        ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
                        watcher::note)) {
            Path folder = workspace.archive().folder(name);
            SearchSpace searched = searched(store.study());
            StudyAtWork at = new StudyAtWork(
                    store, searched, checked.data(), timeout, PlannedEpochs.of(searched, trials), folder, page);
            watcher.begins(at);
            start.keep(folder, network, watcher);
            learned.keep(store, searched, watcher);
            new EnsembleMending(store, new StudyEnsemble(), folder).mend().ifPresent(watcher::note);
            StudyListener listener = StudyListener.all(watcher, live);
            Study study =
                    new Study(store, folder.toAbsolutePath(), searched, checked.data(), workspace.clock(), listener);
            notes(store.study(), place).lines().forEach(watcher::note);
            if (!search(study, searched, store, place, live)) {
                return StudyOutcome.of(store, page, true);
            }
            finish(study, at, afterwards, live);
            watcher.ends(at);
            return StudyOutcome.of(store, page, false);
        }
    }

    /**
     * Makes the study if it isn't there, and trains nothing.
     *
     * @param imported results that it gets to know next, which its sampler is chosen by
     */
    void begin(int imported) {
        StartingPoint start = checked.start(workspace);
        Path folder = workspace.archive().folder(name);
        Optional<StartNetwork> network = start.check(folder);
        LearnedStudies learned = learned();
        try (TrainingPlace place = TrainingPlace.of(workspace, request, checked, begun, trials, watcher);
                TrialStore store = open(place, network, imported)) {
            start.keep(folder, network, watcher);
            learned.keep(store, searched(store.study()), watcher);
        }
    }

    /** The space as a study searches it. */
    private SearchSpace searched(StudyRecord study) {
        return SearchChoice.recorded(study).in(checked.space());
    }

    /** The studies that are learned from, read where this one begins now. */
    private LearnedStudies learned() {
        LearnedStudies learned = new LearnedStudies(workspace, checked.space(), name);
        if (!begun.exists()) {
            learned.read();
        }
        return learned;
    }

    private TrialStore open(TrainingPlace place, Optional<StartNetwork> start, int imported) {
        TrialStore store = new StudyOpener(workspace.archive(), workspace.clock())
                .openOrCreate(
                        name,
                        checked.space(),
                        request.seed(),
                        request.precision(),
                        checked.data(),
                        study -> BegunStudy.isOf(study, checked.space(), workspace.spaces()),
                        () -> provenance(place, start, imported));
        LateChoice.make(store, checked.space(), trials, place.plan().workers());
        return store;
    }

    private Provenance provenance(TrainingPlace place, Optional<StartNetwork> start, int imported) {
        Provenance provenance = ThisMachine.provenance(
                        place.engine().engine(),
                        place.backend(),
                        place.plan(),
                        checked.data().files())
                .with(checked.data().facts());
        return SearchChoice.of(checked.space(), trials, place.plan().workers(), imported)
                .in(start.map(network -> provenance.with(network.origin())).orElse(provenance), trials);
    }

    private SearchNotes notes(StudyRecord study, TrainingPlace place) {
        return new SearchNotes(checked, study, place.engine(), place.plan(), request.seed(), timeout.isPresent());
    }

    /** Searches, and tells whether the search came to its end; false when it was interrupted. */
    private boolean search(Study study, SearchSpace searched, TrialStore store, TrainingPlace place, LiveReport live) {
        TrialRunner runner = place.start(store.study(), watcher::logged);
        try (Interruption interruption = watcher.interruption(runner::close)) {
            Search.Stop stop = stop(interruption);
            study.search(new ArbiterSearch(), runner, trials, place.plan().workers(), stop);
            if (interruption.isRequested()) {
                // Before the interruption is over: the process ends with it.
                live.close();
                watcher.note(Interruption.WORDS);
            } else {
                EarlyEnd.words(
                                trials,
                                store.trials(),
                                stop.hasCome(),
                                searched,
                                store.verdicts().dropped())
                        .ifPresent(watcher::note);
            }
            return !interruption.isRequested();
        } catch (DeviceLostException e) {
            live.close();
            watcher.note(Interruption.words(e));
            return false;
        } finally {
            runner.close();
        }
    }

    /** Does what follows the search. It can't be stopped half-way, so whoever interrupts it gets the report as it is then. */
    private void finish(Study study, StudyAtWork at, Afterwards afterwards, LiveReport live) {
        AtomicReference<Interruption> open = new AtomicReference<>(Interruption.NEVER);
        Runnable leave = () -> {
            watcher.note(Interruption.WORDS);
            // Else it is being written for good, which is waited for.
            if (!live.isStopped()) {
                live.close();
                open.get().close();
            }
        };
        try (Interruption interruption = watcher.interruption(leave)) {
            open.set(interruption);
            study.compareWithSimpleMethods();
            study.estimateBest();
            study.showImages();
            afterwards.with(study, at);
            live.stop();
            new ReportWriter().write(at.store(), at.space(), at.report());
        }
    }

    private Search.Stop stop(Interruption interruption) {
        Clock clock = workspace.clock();
        Optional<Instant> end = timeout.map(clock.instant()::plus);
        return new Search.Stop() {
            @Override
            public boolean hasCome() {
                return interruption.isRequested() || secondsLeft() < 0;
            }

            @Override
            public double secondsLeft() {
                return end.map(instant ->
                                Duration.between(clock.instant(), instant).toMillis() / 1000.0)
                        .orElseGet(Search.Stop.super::secondsLeft);
            }
        };
    }
}
