package werkbank.cli;

import java.util.Optional;
import java.util.OptionalInt;
import werkbank.experiment.Ensembler;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.result.EnsembleResult;
import werkbank.file.StoredFile;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;
import werkbank.study.Study;
import werkbank.study.StudyData;

/** What {@code ensemble --distil} does once the ensemble is there, in one worker with the whole machine. */
final class DistilJob {
    /** Of a network in memory: parameters, a gradient that stays empty, and the parameters in oneDNN's order. */
    private static final int COPIES = 3;

    private final SharedOptions shared;
    private final Progress progress;
    private final WorkerPlan worker;

    /** @param ensemble that is the teacher */
    DistilJob(SharedOptions shared, SearchSpace space, StudyData data, EnsembleResult ensemble, Progress progress) {
        this.shared = shared;
        this.progress = progress;
        this.worker = WorkerPlan.of(
                Machine.here(),
                1,
                OptionalInt.empty(),
                shared.device().gpus(),
                MemoryNeed.of(shared.engine(), space, data.images()).most() + teacherMiB(ensemble));
    }

    private static long teacherMiB(EnsembleResult ensemble) {
        return COPIES * ensemble.files().mapToLong(StoredFile::bytes).sum() >> 20;
    }

    /** @return the ensemble with its network; empty when it was interrupted */
    Optional<EnsembleResult> run(Study study, Ensembler ensembler, OptionalInt trial) throws InterruptedException {
        if (shared.device().noteworthy()) {
            progress.note(shared.device().line());
        }
        worker.warning().ifPresent(progress::note);
        TrialRunner runner = new LocalRunner(WorkerOptions.of(worker, shared.engineName(), this::logged));
        try (Interruption interruption = new Interruption(runner::close)) {
            Optional<EnsembleResult> distilled = study.distil(ensembler, runner, trial);
            if (distilled.isEmpty()) {
                progress.note("interrupted; what is done is saved, and the same command goes on");
            }
            return distilled;
        } finally {
            runner.close();
        }
    }

    private void logged(String line) {
        if (shared.verbose) {
            progress.note("worker: " + ValueFormat.plain(line));
        }
    }
}
