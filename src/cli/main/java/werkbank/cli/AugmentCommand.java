package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.ValueFormat;
import werkbank.augment.AugmentationSheet;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;

/** The command {@code augment}: shows training images before and after the augmentation of a space. */
@Command(
        name = "augment",
        mixinStandardHelpOptions = true,
        header = "Draws what a space's augmentation makes of its training images.",
        description = {
            "",
            "Writes a PNG with a row for each image: its class, the original, and what trial 1 would train on in its"
                    + " epochs 1 to 9. Below them each change of the augmentation alone, with its name, and what mixup and"
                    + " CutMix make of the first two images, with the shares of their labels. Every range of the space is"
                    + " at its upper end, and every choice at its largest number or last word; a trial with other"
                    + " values may change more, as with a smaller sigma or aspect, or where another word turns a change"
                    + " on. Trains nothing.",
            ""
        },
        footer = {"", "Example:", "  ./werkbank augment search-spaces/seed-cnn.yaml --images 20"})
final class AugmentCommand implements Callable<Integer> {
    private static final int FIRST_TRIAL = 1;

    @Parameters(paramLabel = "SPACE.yaml", description = "The search space.")
    private Path file;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to (default: NAME-augment.png in --reports, with the space's name).")
    private Path output;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many images, each class in turn (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the study (default: the space's).")
    private Long seed;

    @Mixin
    private SharedOptions shared;

    @Mixin
    private PictureOptions pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (images < 1 || images > 1000) {
            throw new InputException(String.format(Locale.ROOT, "--images is %d; it must be 1 to 1000", images));
        }
        SearchSpace space = shared.workspace().spaces().read(file);
        space.checkData();
        StudyData data = StudyData.read(pictures.on(space.data()), shared.reading());
        space.checkFits(data.images().shape());
        Map<String, Object> widest = space.widest();
        Path out = DurableFile.requireNoFolder(
                output == null ? shared.reports.resolve(space.name() + "-augment.png") : output);
        AugmentationSheet sheet = new AugmentationSheet(
                data.training(), data.classes(), space.recipe(widest).augmentation(), trialSeed(space), images);
        requireRoom(sheet, data.images().shape());
        sheet.write(out);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(out);
        stdout.flush();
        tell(widest);
        return ExitCode.DONE;
    }

    private static void requireRoom(AugmentationSheet sheet, Shape shape) {
        int room = sheet.room();
        if (sheet.images() > room) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--images: a sheet with %d images of %s doesn't fit in the memory; %s",
                    sheet.images(),
                    shape,
                    room == 0 ? "give them a smaller size with image:" : room + " are the most"));
        }
    }

    private long trialSeed(SearchSpace space) {
        long training =
                TrialSeeds.of(seed == null ? space.seed() : seed, FIRST_TRIAL).training();
        return TrialSeeds.ofFold(training, 1, Math.max(1, space.data().folds()));
    }

    /** Tells the ranges on standard error, since the path alone is the result. */
    private void tell(Map<String, Object> widest) {
        String values = widest.entrySet().stream()
                .filter(entry -> mayConcernAugmentation(entry.getKey()))
                .map(entry -> entry.getKey() + " " + ValueFormat.value(entry.getValue()))
                .collect(Collectors.joining(", "));
        if (!shared.quiet && !values.isEmpty()) {
            spec.commandLine().getErr().println("ranges at their upper end: " + values);
        }
    }

    /**
     * Whether augmentation may depend on a parameter: named ones have no dot and may be used anywhere, the others have
     * the name of their place.
     */
    private static boolean mayConcernAugmentation(String parameter) {
        return parameter.startsWith("augmentation.") || !parameter.contains(".");
    }
}
