package werkbank.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import werkbank.DaemonThreads;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;

/**
 * The files that a trial leaves, its checkpoint and its state, written on a thread of their own while the next epoch
 * trains. At most one epoch waits to be written.
 */
public final class TrialFiles implements AutoCloseable {
    static final String THREAD = "trial-files";

    private final TrialSpec spec;
    private final Path stateFile;
    private final CheckpointFiles checkpoint;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads(THREAD));
    private final Queue<EpochMetrics> saved = new ConcurrentLinkedQueue<>();
    private CompletableFuture<Void> underway = CompletableFuture.completedFuture(null);
    private Optional<TrialLock> lock = Optional.empty();

    public TrialFiles(TrialSpec spec) {
        this.spec = spec;
        this.stateFile = Path.of(spec.studyFolder(), spec.stateFile());
        this.checkpoint = new CheckpointFiles(spec);
    }

    /**
     * Takes the files, until they are closed.
     *
     * @throws StorageException when another process keeps them, or the folder can't be written; or the study's is
     *     gone, which is not made anew
     */
    public void open() {
        Path study = Path.of(spec.studyFolder());
        if (!Files.isDirectory(study)) {
            throw DurableFile.gone(study);
        }
        lock = Optional.of(TrialLock.acquire(Path.of(spec.studyFolder(), spec.folder())));
    }

    /**
     * How many epochs the state has that a former process left; 0 without one, and where it is of no use.
     *
     * @throws StorageException when it can't be read, and so may be sound
     */
    public static int epochs(TrialSpec spec) {
        Path file = Path.of(spec.studyFolder(), spec.stateFile());
        try {
            return Files.exists(file) ? StateFile.course(file).epochs().size() : 0;
        } catch (StorageException e) {
            throw e;
        } catch (WerkbankException e) {
            return 0;
        }
    }

    /**
     * Reads the state that a former process left; its checkpoint is the one to go on from.
     *
     * @param arrays makes copies of arrays whose names and lengths the state's have to have; asked where there is a state,
     *     before it is read, since the memory is for one or the other
     * @throws StorageException when it can't be read, or what it doesn't name can't be deleted
     * @throws WerkbankException when it is of no use, in words
     */
    public Optional<TrainingState> read(Supplier<Map<String, float[]>> arrays) {
        if (!Files.exists(stateFile)) {
            return Optional.empty();
        }
        Map<String, Integer> lengths = TrainingState.lengths(arrays.get());
        TrainingState state = StateFile.read(stateFile);
        TrialSpec former = state.course().spec();
        if (!former.isSameTrialAs(spec)) {
            throw new WerkbankException(
                    isOfThisTrial(former) ? "it was trained with other settings" : "it is another trial's");
        }
        state.requireFits(lengths);
        state.course().best().ifPresent(checkpoint::resume);
        // The process that wrote it may have ended before it tidied.
        checkpoint.tidy();
        return Optional.of(state);
    }

    private boolean isOfThisTrial(TrialSpec former) {
        return former.number() == spec.number()
                && former.seed() == spec.seed()
                && former.teacher().equals(spec.teacher());
    }

    /**
     * Has an epoch written, once the one before is.
     *
     * @param better the epoch's model, if it is among the best so far
     * @throws RuntimeException what went wrong with the epoch before
     */
    public void save(TrainingState state, Optional<BestModel.Better> better) {
        await();
        underway = CompletableFuture.runAsync(() -> write(state, better), thread);
    }

    private void write(TrainingState state, Optional<BestModel.Better> better) {
        better.ifPresent(model -> checkpoint.save(model, state.weights(model.weights())));
        StateFile.write(stateFile, state.withBest(checkpoint.outcome()));
        checkpoint.tidy();
        saved.add(state.course().last());
    }

    /**
     * Waits until all is written.
     *
     * @throws RuntimeException what went wrong
     */
    public void await() {
        try {
            underway.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Keeps the networks of the last epoch too; after {@link #await}. */
    public void saveFinal(List<TrainableNetwork> networks) {
        checkpoint.saveFinal(networks.stream()
                .map(network -> SavedNetwork.of(
                        network.graph(),
                        network.configuration(),
                        network.state().parameters()))
                .toList());
    }

    /** The next epoch that is on the disk, each once. */
    public Optional<EpochMetrics> nextSaved() {
        return Optional.ofNullable(saved.poll());
    }

    /** The checkpoint; after {@link #await}. */
    public Optional<Outcome> outcome() {
        return checkpoint.outcome();
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        thread.shutdown();
        underway.exceptionally(failure -> null).join();
        lock.ifPresent(TrialLock::close);
    }
}
