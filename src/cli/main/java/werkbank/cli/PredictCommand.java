package werkbank.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.InputException;
import werkbank.app.EnsembleSource;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.EnsembleManifest;
import werkbank.ensemble.FramedInput;
import werkbank.ensemble.Prediction;
import werkbank.file.Json;
import werkbank.picture.EncodedPicture;
import werkbank.picture.Framing;
import werkbank.picture.Orientation;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.recipe.Shape;

/** The command {@code predict}: tells the most probable classes of image files. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        header = "Classifies images with the ensemble.",
        description = {
            "",
            "Takes PNG, JPEG, BMP, GIF, WebP and TIFF files of any size, in colour or grey. A file that can't be used is told on standard"
                    + " error; the others are answered all the same, and the exit code is 2.",
            "How images are made to fit, and what the answer means: docs/predict.md.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank predict quick seven.png photos/*.jpg --save seen",
            "  ./werkbank predict quick photos --json",
            "  find photos -type f -newer seven.png | ./werkbank predict quick -",
            "  ./werkbank predict quick.zip seven.png --json"
        })
final class PredictCommand implements Callable<Integer> {
    /** The bytes of the images that networks are asked about at once, one for each value. */
    private static final int MOST_BYTES = 1 << 27;

    @Parameters(
            index = "0",
            paramLabel = "STUDY",
            description = "Name of the study, or an exported ensemble: its zip or folder.")
    private String source;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description =
                    "Image files; folders, for all that is in them; quoted patterns such as 'photos/**.jpg'; - for"
                            + " standard input, which has one image or names of files, one a line.")
    private List<String> pictures;

    @Option(
            names = "--framing",
            paramLabel = "FRAMING",
            description = "mnist: light ink on black, fitted and centred as MNIST's digits are; scale: the whole image,"
                    + " only scaled (default: as the training pictures were made to fit; where these were arrays, mnist for"
                    + " the embedded MNIST and scale for others). For grey images alone.")
    private Framing framing;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0.5",
            description = "Below this probability the answer is 'not sure' (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "1",
            description = "Name the N most probable classes (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "Write what the networks see of each image as a PNG into this folder.")
    private Path save;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    /** @param image as the networks see it */
    private record Seen(PictureArguments.Named named, PlanarImage image) {}

    @Override
    public Integer call() {
        checkOptions();
        shared.announceDevice(spec);
        try (Ensemble ensemble = Ensemble.open(
                EnsembleSource.of(source, shared.workspace()),
                shared.workspace().predictor())) {
            shared.workspace().whyNotInt8(ensemble.manifest().ensemble()).ifPresent(shared.notes(spec)::note);
            FramedInput input = new FramedInput(ensemble.manifest().input(), Optional.ofNullable(framing));
            List<PictureArguments.Named> named = new PictureArguments(System.in).named(pictures);
            SavedNames names = new SavedNames();
            List<PredictionLine> lines = new ArrayList<>();
            for (List<PictureArguments.Named> group :
                    groups(named, ensemble.manifest().input().shape())) {
                List<Seen> seen = look(group, input);
                if (save != null) {
                    save(seen, names);
                }
                lines.addAll(lines(seen, ensemble, input));
            }
            print(lines, ensemble.manifest());
            return lines.size() == named.size() ? ExitCode.DONE : ExitCode.WRONG;
        }
    }

    /** Divides pictures into groups whose images fit in the memory together; most folders are one. */
    static <T> List<List<T>> groups(List<T> pictures, Shape image) {
        int most = Math.max(1, MOST_BYTES / image.values());
        return IntStream.iterate(0, from -> from < pictures.size(), from -> from + most)
                .mapToObj(from -> pictures.subList(from, Math.min(pictures.size(), from + most)))
                .toList();
    }

    private void checkOptions() {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InputException(String.format(Locale.ROOT, "--threshold is %s; it must be 0 to 1", threshold));
        }
        if (top < 1) {
            throw new InputException(String.format(Locale.ROOT, "--top is %d; it must be 1 or more", top));
        }
    }

    /** Reads the images that can be used; the others are told at once. */
    private List<Seen> look(List<PictureArguments.Named> named, FramedInput input) {
        List<Seen> seen = new ArrayList<>();
        for (PictureArguments.Named one : named) {
            try {
                seen.add(new Seen(one, framed(one, input)));
            } catch (InputException e) {
                spec.commandLine().getErr().println("werkbank: " + ValueFormat.plain(e.getMessage()));
            }
        }
        return seen;
    }

    private PlanarImage framed(PictureArguments.Named one, FramedInput input) {
        EncodedPicture picture = one.picture().get();
        Orientation orientation = picture.orientation();
        if (orientation.isTurned()) {
            note(
                    one,
                    String.format(
                            Locale.ROOT, "turned upright, as its EXIF orientation (%d) says", orientation.exif()));
        }
        input.lost(picture).ifPresent(words -> note(one, words));
        return input.of(picture);
    }

    private void note(PictureArguments.Named one, String words) {
        if (!shared.quiet) {
            spec.commandLine().getErr().println(ValueFormat.plain(one.name() + ": " + words));
        }
    }

    private void save(List<Seen> seen, SavedNames names) {
        seen.forEach(
                one -> PictureFile.writePng(save.resolve(names.of(one.named().file())), one.image()));
    }

    private List<PredictionLine> lines(List<Seen> seen, Ensemble ensemble, FramedInput input) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Prediction> predictions =
                ensemble.predict(input.images(seen.stream().map(Seen::image).toList()));
        ClassNames names = ensemble.manifest().classNames();
        List<PredictionLine> lines = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            lines.add(PredictionLine.of(seen.get(i).named().name(), predictions.get(i), threshold, names));
        }
        return lines;
    }

    private void print(List<PredictionLine> lines, EnsembleManifest manifest) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ValueFormat.plain(Json.write(lines)));
        } else if (!lines.isEmpty()) {
            out.print(PredictionText.of(lines, manifest.classNames(), top));
        }
        out.flush();
    }
}
