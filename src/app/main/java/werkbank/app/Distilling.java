package werkbank.app;

import java.util.Optional;
import java.util.OptionalInt;
import werkbank.engine.DeviceLostException;
import werkbank.experiment.Ensembler;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.result.EnsembleResult;
import werkbank.file.StoredFile;
import werkbank.run.local.CardShare;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;
import werkbank.study.Study;
import werkbank.study.StudyData;

/** The training of one network on what an ensemble says, in one worker with the whole machine. */
final class Distilling {
    /**
     * The arrays of the parameters' size that a network has in memory: parameters, a gradient that stays empty, and the
     * parameters in oneDNN's order.
     */
    private static final int COPIES = 3;

    /**
     * The arrays of that size that a network has in Java's heap while it is read: bytes, coefficients, parameters in two
     * orders.
     */
    private static final int COPIES_READ = 4;

    private final StudyWatcher watcher;
    private final TrainingEngine training;
    private final WorkerPlan worker;

    /** @param ensemble that is the teacher */
    Distilling(Workspace workspace, OpenStudy open, StudyData data, EnsembleResult ensemble, StudyWatcher watcher) {
        SearchSpace space = open.space();
        this.watcher = watcher;
        this.training = TrainingEngine.of(workspace, space, open.store().study());
        MemoryNeed learning = MemoryNeed.of(training.engine(), data.fit(space), data.images());
        this.worker = WorkerPlan.of(
                Machine.here(),
                1,
                OptionalInt.empty(),
                CardShare.oneEach(training.device().gpus()),
                new WorkerMemory(learning.most() + teacherMiB(ensemble), learning.heap() + largestReadMiB(ensemble)));
    }

    private static long teacherMiB(EnsembleResult ensemble) {
        return COPIES * ensemble.files().mapToLong(StoredFile::bytes).sum() >> 20;
    }

    /** The networks are read one after the other. */
    private static long largestReadMiB(EnsembleResult ensemble) {
        return COPIES_READ * ensemble.files().mapToLong(StoredFile::bytes).max().orElse(0) >> 20;
    }

    /** Trains it, and returns the ensemble with its network; empty when it was interrupted. */
    Optional<EnsembleResult> run(Study study, Ensembler ensembler, OptionalInt trial) throws InterruptedException {
        if (training.device().noteworthy()) {
            watcher.note(training.device().line());
        }
        training.note().ifPresent(watcher::note);
        worker.warning().ifPresent(watcher::note);
        TrialRunner runner =
                new LocalRunner(WorkerOptions.of(worker, training.engine().name(), watcher::logged));
        try (Interruption interruption = watcher.interruption(runner::close)) {
            Optional<EnsembleResult> distilled = study.distil(ensembler, runner, trial);
            if (distilled.isEmpty()) {
                watcher.note(Interruption.WORDS);
            }
            return distilled;
        } catch (DeviceLostException e) {
            watcher.note(Interruption.words(e));
            return Optional.empty();
        } finally {
            runner.close();
        }
    }
}
