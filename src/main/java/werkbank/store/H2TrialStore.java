package werkbank.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.WerkbankException;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Leg;
import werkbank.experiment.Proposal;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TestOpening;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialStore;

/**
 * A study in an H2 file. Every write is in the file before it returns; the end of a trial, the ensemble, the
 * evaluation and openings of the test set are also flushed to the disk itself. A row of a finished trial costs the same
 * with 10,000 trials as with one.
 */
final class H2TrialStore implements TrialStore {
    private final StudyDatabase database;
    private final Path folder;
    private volatile StudyRecord study;

    private H2TrialStore(StudyDatabase database, Path folder, StudyRecord study) {
        this.database = database;
        this.folder = folder;
        this.study = study;
    }

    /** Makes a file with a study and no trials in it, on disk when this returns. */
    static void createFile(Path file, StudyRecord study) {
        try (StudyDatabase database = StudyDatabase.open(file)) {
            database.writeToDisk(handle -> StudyTable.insert(handle, study));
        }
    }

    /**
     * Opens a file; trials that were RUNNING become INTERRUPTED.
     *
     * @throws werkbank.InputException when another process has it open
     * @throws WerkbankException when it is damaged or can't be written
     */
    static H2TrialStore open(Path file) {
        StudyDatabase database = StudyDatabase.open(file);
        try {
            OwnerNote.ofThisProcess().write(file.getParent());
            database.write(TrialTable::interruptRunning);
            StudyRecord study = database.read(StudyTable::find)
                    .orElseThrow(() -> new WerkbankException(String.format(
                            Locale.ROOT,
                            "%s is damaged (no study in it); restore it from a copy, or move it away and start the study again",
                            file)));
            return new H2TrialStore(database, file.getParent(), study);
        } catch (RuntimeException e) {
            OwnerNote.delete(file.getParent());
            database.close();
            throw e;
        }
    }

    @Override
    public StudyRecord study() {
        return study;
    }

    @Override
    public void goOnAs(StudyRecord same) {
        database.writeToDisk(handle -> StudyTable.setSpace(handle, same));
        study = same;
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
            LegTable.begin(handle, proposal.number(), now);
        });
    }

    @Override
    public void resume(int number, List<EpochMetrics> done) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            EpochTable.delete(handle, number);
            done.forEach(metrics -> EpochTable.insert(handle, number, metrics));
            TrialTable.setEpochs(handle, number, done.size());
            LegTable.setFirstEpoch(handle, number, done.size() + 1);
        });
    }

    @Override
    public void placed(int number, String worker) {
        database.write(handle -> {
            TrialTable.requireRunning(handle, number);
            LegTable.setWorker(handle, number, worker);
        });
    }

    @Override
    public List<Leg> legs() {
        return database.read(LegTable::all);
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
            LegTable.end(handle, number, result, now);
        });
    }

    @Override
    public void prune(int number) {
        database.write(handle -> {
            TrialTable.requireWaiting(handle, number);
            TrialTable.prune(handle, number);
        });
    }

    @Override
    public void forgetFiles(int number) {
        database.writeToDisk(handle -> TrialTable.forgetFiles(handle, number));
    }

    @Override
    public void saveEnsemble(EnsembleResult ensemble) {
        database.writeToDisk(handle -> {
            ensemble.members().forEach(member -> TrialTable.requireStored(handle, member.trial()));
            EnsembleTable.replace(handle, ensemble);
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
        });
    }

    @Override
    public Optional<Evaluation> evaluation() {
        return database.read(EvaluationTable::find);
    }

    @Override
    public void recordTestOpening(TestOpening opening) {
        database.writeToDisk(handle -> TestOpeningTable.insert(handle, opening));
    }

    @Override
    public List<TestOpening> testOpenings() {
        return database.read(TestOpeningTable::all);
    }

    @Override
    public void close() {
        // While the file is still ours: afterwards the note may be another's.
        OwnerNote.delete(folder);
        database.close();
    }
}
