package werkbank.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import werkbank.WerkbankException;
import werkbank.experiment.KnownResults;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.Verdicts;

/**
 * A study in an H2 file. Every write is in the file before it returns; the end of a trial, the ensemble, the
 * evaluation and openings of the test set are also flushed to the disk itself. A row of a finished trial costs the same
 * with 10,000 trials as with one.
 */
final class H2TrialStore implements TrialStore {
    private final StudyDatabase database;
    /** The folder where this process is named as the owner; empty for a copy. */
    private final Optional<Path> folder;

    /** The copy that this store reads; empty when it reads the study itself. */
    private final Optional<FileCopy> copy;

    private volatile StudyRecord study;

    private H2TrialStore(StudyDatabase database, Optional<Path> folder, Optional<FileCopy> copy, StudyRecord study) {
        this.database = database;
        this.folder = folder;
        this.copy = copy;
        this.study = study;
    }

    /** Makes a file with a study and no trials in it, on disk when this returns. */
    static void createFile(Path file, StudyRecord study) {
        try (StudyDatabase database = StudyDatabase.create(file)) {
            database.writeToDisk(handle -> {
                StudyTable.insert(handle, study);
                ChecksumTable.sealStudy(handle);
            });
        }
    }

    /**
     * Opens a file; trials that were RUNNING become INTERRUPTED.
     *
     * @throws werkbank.InputException when another process has it open
     * @throws WerkbankException when it is damaged or can't be written
     */
    static H2TrialStore open(Path file) {
        StudyDatabase database = StudyDatabase.open(StudyFile.at(file));
        try {
            OwnerNote.ofThisProcess().write(file.getParent());
            database.write(H2TrialStore::interruptRunning);
            return new H2TrialStore(database, Optional.of(file.getParent()), Optional.empty(), study(database, file));
        } catch (RuntimeException e) {
            OwnerNote.delete(file.getParent());
            database.close();
            throw e;
        }
    }

    /**
     * Opens a copy, which is deleted with this store. Where no process has the original, trials that were RUNNING are
     * INTERRUPTED.
     */
    static H2TrialStore read(FileCopy copy) {
        StudyDatabase database = StudyDatabase.open(copy.file());
        try {
            if (!copy.isOfHeld()) {
                database.write(H2TrialStore::interruptRunning);
            }
            return new H2TrialStore(
                    database,
                    Optional.empty(),
                    Optional.of(copy),
                    study(database, copy.file().shown()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void interruptRunning(Handle handle) {
        TrialTable.interruptRunning(handle).forEach(number -> ChecksumTable.sealTrial(handle, number));
    }

    private static StudyRecord study(StudyDatabase database, Path shown) {
        return database.read(StudyTable::find).orElseThrow(() -> StoreFailure.damaged(shown, "no study in it", null));
    }

    @Override
    public StudyRecord study() {
        return study;
    }

    @Override
    public void goOnAs(StudyRecord same) {
        writeOfStudy(handle -> StudyTable.setWords(handle, same));
        study = same;
    }

    @Override
    public int uncheckedTrials() {
        return database.read(ChecksumTable::adoptedTrials);
    }

    @Override
    public List<Trial> trials() {
        return database.read(TrialTable::all);
    }

    @Override
    public Optional<Trial> trial(int number) {
        return database.read(handle -> TrialTable.find(handle, number));
    }

    @Override
    public List<EpochMetrics> epochs(int trial) {
        return database.read(handle -> EpochTable.of(handle, trial));
    }

    @Override
    public Map<Integer, List<EpochMetrics>> epochs() {
        return database.read(EpochTable::all);
    }

    @Override
    public void begin(Proposal proposal, long seed) {
        Instant now = Instant.now();
        database.write(handle -> {
            TrialTable.requireUnfinished(handle, proposal.number());
            TrialTable.mergeRunning(handle, proposal, seed, now);
            TrialTable.forgetFiles(handle, proposal.number());
            TrialLegTable.begin(handle, proposal.number(), now);
            ChecksumTable.unsealTrial(handle, proposal.number());
        });
    }

    @Override
    public void resume(int number, List<EpochMetrics> done) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            TrialLegTable.setFirstEpoch(handle, number, done.size() + 1);
            EpochTable.delete(handle, number);
            done.forEach(metrics -> EpochTable.insert(handle, number, metrics));
            TrialTable.setEpochs(handle, number, done.size());
        });
    }

    @Override
    public void placed(int number, String worker) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            TrialLegTable.setWorker(handle, number, worker);
        });
    }

    @Override
    public void computedWith(int number, Computation computation) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            TrialLegTable.setComputation(handle, number, computation);
        });
    }

    @Override
    public List<TrialLeg> legs() {
        return database.read(TrialLegTable::all);
    }

    @Override
    public void record(int number, EpochMetrics metrics) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            EpochTable.insert(handle, number, metrics);
            TrialTable.countEpoch(handle, number);
        });
    }

    @Override
    public void finish(int number, TrialResult result) {
        Instant now = Instant.now();
        database.writeToDisk(handle -> {
            TrialTable.requireRunning(handle, number);
            TrialTable.end(handle, number, result, now);
            TrialLegTable.end(handle, number, result, now);
            ChecksumTable.sealTrial(handle, number);
        });
    }

    @Override
    public void prune(int number) {
        database.write(handle -> {
            TrialTable.requireWaiting(handle, number);
            TrialTable.prune(handle, number);
            ChecksumTable.sealTrial(handle, number);
        });
    }

    @Override
    public void forgetFiles(int number) {
        database.writeToDisk(handle -> {
            TrialTable.forgetFiles(handle, number);
            ChecksumTable.sealTrial(handle, number);
        });
    }

    @Override
    public void saveEnsemble(EnsembleResult ensemble) {
        database.writeToDisk(handle -> {
            ensemble.members().forEach(member -> TrialTable.requireStored(handle, member.trial()));
            EnsembleTable.replace(handle, ensemble);
            ChecksumTable.sealEnsemble(handle);
        });
    }

    @Override
    public Optional<EnsembleResult> ensemble() {
        return database.read(EnsembleTable::find);
    }

    @Override
    public void saveEvaluation(Evaluation evaluation) {
        database.writeToDisk(handle -> {
            EnsembleTable.require(handle);
            EvaluationTable.replace(handle, evaluation);
            ChecksumTable.sealEvaluation(handle);
        });
    }

    @Override
    public Optional<Evaluation> evaluation() {
        return database.read(EvaluationTable::find);
    }

    /** Changes what is said of the study as a whole. */
    private void writeOfStudy(Consumer<Handle> change) {
        database.writeToDisk(handle -> {
            change.accept(handle);
            ChecksumTable.sealStudy(handle);
        });
    }

    @Override
    public void saveBaselines(Baselines baselines) {
        writeOfStudy(handle -> StudyTable.setBaselines(handle, baselines));
    }

    @Override
    public Optional<Baselines> baselines() {
        return database.read(StudyTable::baselines);
    }

    @Override
    public void saveVerdicts(Verdicts verdicts) {
        writeOfStudy(handle -> StudyTable.setVerdicts(handle, verdicts));
    }

    @Override
    public Verdicts verdicts() {
        return database.read(StudyTable::verdicts);
    }

    @Override
    public void saveGallery(Gallery gallery) {
        writeOfStudy(handle -> StudyTable.setGallery(handle, gallery));
    }

    @Override
    public Optional<Gallery> gallery() {
        return database.read(StudyTable::gallery);
    }

    @Override
    public void saveKnown(List<KnownResults> known) {
        writeOfStudy(handle -> StudyTable.setKnown(handle, known));
    }

    @Override
    public List<KnownResults> known() {
        return database.read(StudyTable::known);
    }

    @Override
    public void recordTestOpening(TestOpening opening) {
        database.writeToDisk(handle -> {
            TestOpeningTable.insert(handle, opening);
            ChecksumTable.sealOpenings(handle);
        });
    }

    @Override
    public List<TestOpening> testOpenings() {
        return database.read(TestOpeningTable::all);
    }

    @Override
    public void close() {
        // While the file is still ours: afterwards the note may be another's.
        folder.ifPresent(OwnerNote::delete);
        try {
            database.close();
        } finally {
            copy.ifPresent(FileCopy::close);
        }
    }
}
