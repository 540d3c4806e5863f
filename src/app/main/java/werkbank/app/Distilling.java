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

    private final StudyWatcher watcher;
    private final TrainingEngine training;
    private final WorkerPlan worker;

    /** @param ensemble that is the teacher */
    Distilling(Workspace workspace, SearchSpace space, StudyData data, EnsembleResult ensemble, StudyWatcher watcher) {
        this.watcher = watcher;
        this.training = TrainingEngine.of(workspace, space);
        this.worker = WorkerPlan.of(
                Machine.here(),
                1,
                OptionalInt.empty(),
                CardShare.oneEach(training.device().gpus()),
                MemoryNeed.of(training.engine(), data.fit(space), data.images()).most() + teacherMiB(ensemble));
    }

    private static long teacherMiB(EnsembleResult ensemble) {
        return COPIES * ensemble.files().mapToLong(StoredFile::bytes).sum() >> 20;
    }

    /** Trains it, and returns the ensemble with its network; empty when it was interrupted. */
    Optional<EnsembleResult> run(Study study, Ensembler ensembler, OptionalInt trial) throws InterruptedException {
        if (training.device().noteworthy()) {
            watcher.note(training.device().line());
        }
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
