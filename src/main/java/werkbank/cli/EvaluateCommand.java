package werkbank.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.ensemble.ValidationEnsembler;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Json;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/** {@code werkbank evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        header = "Judges the ensemble and its members on the test set.",
        description = {
            "",
            "The test set is sealed: no other command reads it but run, and each opening is recorded with its time.",
            "What each figure means: docs/evaluation.md.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank evaluate quick --json"})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        shared.announceDevice();
        try (OpenStudy open = OpenStudy.of(study, shared)) {
            StudyData data = StudyData.read(open.space().data());
            Study job =
                    new Study(open.store(), open.folder(), open.space(), data, shared.clock(), StudyListener.SILENT);
            Evaluation evaluation = job.evaluate(new ValidationEnsembler(shared.predictor(), shared.clock()));
            EnsembleResult ensemble = open.store().ensemble().orElseThrow();
            out.print(
                    json
                            ? Json.write(EvaluationLine.of(study, ensemble, evaluation)) + "\n"
                            : EvaluationText.of(evaluation));
        }
        out.flush();
        return ExitCode.DONE;
    }
}
