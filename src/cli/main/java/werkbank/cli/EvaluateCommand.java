package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.app.EnsembleSource;
import werkbank.app.ExportedEvaluation;
import werkbank.app.OpenStudy;
import werkbank.app.Studies;
import werkbank.app.StudyWatcher;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.ensemble.EnsembleManifest;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.file.Json;

/** The command {@code evaluate}: opens the test set and tells how well an ensemble does on it. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        header = "Judges the ensemble and its members on the test set.",
        description = {
            "",
            "The test set is sealed: no other command but run looks at its images, and each opening is recorded with its"
                    + " time. Headers and labels are checked before a search, to see that the test will fit:"
                    + " docs/data.md.",
            "With --data the study's own evaluation stays as it is. An exported ensemble has no study to record anything.",
            "What each figure means: docs/evaluation.md.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank evaluate quick --json",
            "  ./werkbank evaluate quick.zip --data other-digits"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Name of the study, or an exported ensemble: its zip or folder.")
    private String study;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Judge on the test images of this folder instead: pictures of any size, or IDX, CIFAR's or npz"
                            + " files (default: those of the study's data; for an exported ensemble the embedded MNIST,"
                            + " if it learned from that).")
    private Path data;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Mixin
    private PictureOptions pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        shared.announceDevice(spec);
        try (TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            if (EnsembleSource.withoutStudy(study, shared.workspace()).isPresent()) {
                judgeExported(watcher);
            } else {
                judgeStudy(watcher);
            }
        }
        return ExitCode.DONE;
    }

    private void judgeStudy(StudyWatcher watcher) {
        try (OpenStudy open = OpenStudy.of(study, shared.workspace(), watcher)) {
            Evaluation evaluation = new Studies(shared.workspace())
                    .evaluate(
                            pictures.skipUnreadable ? open.skippingUnreadable() : open,
                            Optional.ofNullable(data),
                            watcher);
            print(
                    study,
                    open.store().ensemble().orElseThrow(),
                    evaluation,
                    open.store().study().classes(evaluation.confusion().length));
        }
    }

    private void judgeExported(StudyWatcher watcher) {
        ExportedEvaluation judged = new Studies(shared.workspace())
                .evaluateExported(study, Optional.ofNullable(data), pictures.skipUnreadable, watcher);
        EnsembleManifest manifest = judged.manifest();
        print(manifest.study(), manifest.ensemble(), judged.evaluation(), manifest.classNames());
    }

    private void print(String name, EnsembleResult ensemble, Evaluation evaluation, ClassNames names) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? ValueFormat.plain(Json.write(EvaluationLine.of(name, ensemble, evaluation, names))) + "\n"
                        : EvaluationText.of(ensemble, evaluation, names));
        out.flush();
    }
}
