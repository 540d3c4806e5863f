package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.EnsembleSource;
import werkbank.app.OpenStudy;
import werkbank.app.Studies;
import werkbank.app.ThisMachine;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.LabelledImages;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.EnsembleManifest;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.file.Json;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;

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
        Optional<Path> alone = EnsembleSource.withoutStudy(study, shared.workspace());
        if (alone.isPresent()) {
            judge(alone.get());
        } else {
            judgeStudy();
        }
        return ExitCode.DONE;
    }

    private void judgeStudy() {
        try (OpenStudy open = OpenStudy.of(study, shared.workspace(), shared.notes(spec));
                TerminalWatcher watcher = new TerminalWatcher(shared, spec)) {
            open.store().ensemble().flatMap(shared.workspace()::whyNotInt8).ifPresent(watcher::note);
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

    private void judge(Path folderOrZip) {
        try (Ensemble ensemble = Ensemble.open(folderOrZip, shared.workspace().predictor())) {
            EnsembleManifest manifest = ensemble.manifest();
            shared.workspace().whyNotInt8(manifest.ensemble()).ifPresent(shared.notes(spec)::note);
            EnsembleManifest.Input input = manifest.input();
            ImageFolder folder = testData(input);
            ImageRequest request = ImageRequest.of(folder.path())
                    .drawing(Portion.ALL)
                    .framing(input.image().orElse(ImageSpec.FROM_DATA))
                    .telling(shared.reading());
            ImageSet read = folder.readTest(
                    pictures.skipUnreadable ? request.skippingUnreadable() : request,
                    manifest.classNames(),
                    input.shape());
            read.findings().notes().forEach(shared.notes(spec)::note);
            undivided(folder).ifPresent(shared.notes(spec)::warn);
            read.findings().warnings().forEach(shared.notes(spec)::warn);
            LabelledImages test = read.images();
            print(
                    manifest.study(),
                    manifest.ensemble(),
                    ensemble.evaluate(test, shared.workspace().clock().instant())
                            .naming(read.pictures()),
                    manifest.classNames());
        }
    }

    /** A warning where an ensemble is judged on pictures that it may have learned from. */
    private static Optional<String> undivided(ImageFolder folder) {
        return folder.hasOwnTest()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "all pictures in %s are judged on, since it has no test pictures of its own; if the ensemble"
                                + " learned from some of them, its figures say too much",
                        folder.path()));
    }

    private ImageFolder testData(EnsembleManifest.Input input) {
        if (data != null) {
            return ImageFolder.of(data);
        }
        if (input.framing() == Framing.MNIST) {
            return ImageFolder.of(ThisMachine.home().resolve("data/mnist"));
        }
        throw new InputException(String.format(
                Locale.ROOT, "%s learned from data of its own; name a folder with test images: --data DIR", study));
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
