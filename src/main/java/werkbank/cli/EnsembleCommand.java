package werkbank.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.ensemble.ValidationEnsembler;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.TrialCheckpoint;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;
import werkbank.train.NetworkPredictor;

/** {@code werkbank ensemble}. */
@Command(
        name = "ensemble",
        mixinStandardHelpOptions = true,
        header = "Builds the ensemble from the trials' stored validation probabilities.",
        description = {
            "",
            "Takes seconds: nothing is trained, and the test set stays sealed. The method auto compares the others by"
                    + " cross-validation within the validation images and takes the simplest that is as good as the best.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank ensemble quick",
            "  ./werkbank ensemble quick --top-k 5 --method average"
        })
final class EnsembleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Members at most; for average exactly so many (default: the space's).")
    private Integer topK;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How members and weights are found: ${COMPLETION-CANDIDATES} (default: the space's).")
    private Method method;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenStudy open = OpenStudy.of(study, shared)) {
            EnsemblePlan plan = plan(open);
            StudyData data = StudyData.read(open.space().data());
            Study job =
                    new Study(open.store(), open.folder(), open.space(), data, shared.clock(), StudyListener.SILENT);
            EnsembleResult ensemble =
                    job.ensemble(new ValidationEnsembler(new NetworkPredictor(), shared.clock()), plan);
            PrintWriter out = spec.commandLine().getOut();
            out.print(EnsembleText.of(ensemble));
            out.flush();
        }
        return ExitCode.DONE;
    }

    /** The space's, but for what the command line says. */
    private EnsemblePlan plan(OpenStudy open) {
        EnsemblePlan ofSpace = open.space().ensemble();
        return new EnsemblePlan(
                method == null ? ofSpace.method() : method,
                topK == null ? ofSpace.topK() : OptionalInt.of(checkedTopK(open)));
    }

    private int checkedTopK(OpenStudy open) {
        int checkpoints = TrialCheckpoint.bestFirst(
                        open.store().trials(), open.space().search().objective())
                .size();
        if (topK < 1 || topK > checkpoints) {
            throw new InputException("--top-k is %d; it must be 1 to %d, the checkpoints of study '%s'"
                    .formatted(topK, checkpoints, study));
        }
        return topK;
    }
}
