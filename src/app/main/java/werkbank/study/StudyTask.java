package werkbank.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import werkbank.WerkbankException;
import werkbank.WorkerException;
import werkbank.experiment.Judge;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.Start;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.space.Breach;
import werkbank.space.SearchSpace;

/** Runs the trials of a study's search and records them. Safe for several threads. */
final class StudyTask implements TrialTask {
    private final TrialStore store;
    private final Path folder;
    private final SearchSpace space;
    private final TrialRunner runner;
    private final StudyListener listener;
    private final TrialFolders folders;
    private final Optional<Start> start;
    private final SeedRounds rounds;
    private final EarlyFailures early = new EarlyFailures(this::finish, this::finishInterrupted);

    /**
     * @param folder of the study's files
     * @param labels of the validation images
     */
    StudyTask(
            TrialStore store,
            Path folder,
            SearchSpace space,
            TrialRunner runner,
            StudyListener listener,
            Supplier<int[]> labels) {
        this.store = store;
        this.folder = folder;
        this.space = space;
        this.runner = runner;
        this.listener = listener;
        this.folders = new TrialFolders(store, folder, space.search());
        this.start = KeptStart.of(space, folder);
        this.rounds = new SeedRounds(store, folder, space.search(), labels);
    }

    @Override
    public TrialResult run(Proposal proposal, Judge judge) throws InterruptedException {
        int number = proposal.number();
        long seed = TrialSeeds.of(store.study().seed(), number).training();
        store.begin(proposal, seed);
        Optional<String> flaw = space.flaw(proposal.parameters());
        if (flaw.isPresent()) {
            listener.on(new StudyEvent.TrialStarted(proposal, 0));
            return finish(number, refused(flaw.get()));
        }
        Recipe recipe = store.study().trained(space.recipe(proposal.parameters()));
        listener.on(new StudyEvent.TrialStarted(proposal, recipe.training().epochs()));
        Optional<Breach> breach = space.breach(proposal.parameters());
        if (breach.isPresent()) {
            return finish(number, refused(breach.get().words()));
        }
        TrialSpec spec = TrialSpec.of(number, seed, recipe, space.data(), folder.toString())
                .startingFrom(start);
        TrialRecorder recorder = new TrialRecorder(number, store, judge, listener, early::anEpochEnded);
        return finishTrained(number, train(spec, recorder), recorder);
    }

    /** The result of a trial that isn't trained; it is no sign that nothing can be. */
    private static TrialResult refused(String why) {
        return TrialResult.failed(TrialState.FAILED, 0, 0, new TrialResult.Failure(why + "; it was not trained", ""));
    }

    private TrialResult train(TrialSpec spec, TrialRecorder recorder) throws InterruptedException {
        try {
            return runner.run(spec, recorder);
        } catch (InterruptedException e) {
            finishInterrupted(spec.number());
            throw e;
        } catch (WerkbankException e) {
            despite(e, () -> finishInterrupted(spec.number()));
            throw e;
        }
    }

    /** Records what can still be recorded after a failure; one that this meets with is told beside the first. */
    private static void despite(WerkbankException cause, Runnable recording) {
        try {
            recording.run();
        } catch (WerkbankException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }

    private TrialResult finishTrained(int number, TrialResult result, TrialRecorder recorder) {
        if (result.state() == TrialState.INTERRUPTED) {
            return finishInterrupted(number);
        }
        if (result.state() == TrialState.FAILED) {
            return finishFailed(number, withKnownEpochs(number, result), recorder);
        }
        return finish(number, recorder.withVerdict(result));
    }

    private TrialResult finishFailed(int number, TrialResult result, TrialRecorder recorder) {
        if (recorder.hasTrained()) {
            return finish(number, result);
        }
        listener.note(early.failed(number, result));
        return result;
    }

    /** A worker that failed before it took up the trial knows nothing of the epochs before. */
    private TrialResult withKnownEpochs(int number, TrialResult result) {
        TrialResult known = resultSoFar(number);
        return result.epochs() < known.epochs()
                ? new TrialResult(result.state(), known.epochs(), known.seconds(), result.outcome(), result.failure())
                : result;
    }

    private TrialResult finishInterrupted(int number) {
        return finish(number, resultSoFar(number));
    }

    /** How long a trial ran that was cut off is known from its epochs. */
    private TrialResult resultSoFar(int number) {
        List<EpochMetrics> epochs = store.epochs(number);
        return TrialResult.interrupted(
                epochs.size(),
                epochs.stream().mapToDouble(EpochMetrics::seconds).sum());
    }

    private TrialResult finish(int number, TrialResult result) {
        store.finish(number, result);
        if (result.state().isFinished()) {
            folders.finished(number);
        }
        listener.on(new StudyEvent.TrialEnded(number, result));
        return result;
    }

    @Override
    public List<Integer> dropped(int round, List<Integer> racing) {
        RaceRound decided = rounds.decided(round, racing);
        listener.note(SeedRounds.words(decided));
        return decided.dropped();
    }

    @Override
    public void prune(int number) {
        store.prune(number);
        folders.finished(number);
        listener.on(new StudyEvent.TrialPruned(number));
    }

    /** Hears that the search has failed, which is no trial's fault: what isn't decided goes on with the next run. */
    void searchFailed(WerkbankException cause) {
        despite(cause, () -> early.searchEnded(true));
    }

    /**
     * Hears that no trial comes any more.
     *
     * @param stopped whether the search was cut off before its end
     * @throws WorkerException when no trial could be trained, see {@link EarlyFailures}
     */
    void searchEnded(boolean stopped) {
        early.searchEnded(stopped);
    }
}
