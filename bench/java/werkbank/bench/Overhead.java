package werkbank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.space.yaml.SpaceReader;
import werkbank.train.EpochTiming;
import werkbank.train.EpochTiming.Seconds;

/**
 * What an epoch costs beside its training steps, on three networks: augmentation as in the tutorial, one held-out image
 * for nine training images, RMSProp. An epoch of the bench is short, so what it costs once (copying)
 * weighs more than in one of 54,000 images, for which the parts of the training thread are added up, augmentation as if
 * it had no thread of its own.
 */
public final class Overhead {
    private static final int WHOLE = 54_000;
    private static final String SEED =
            """
            [{conv: 32}, batch-norm, {conv: 32}, batch-norm, {conv: {filters: 32, kernel: 5}}, batch-norm, \
            {conv: 64}, batch-norm, {conv: 64}, batch-norm, {conv: {filters: 64, kernel: 5}}, batch-norm, \
            {conv: 32}, {dropout: 0.4}, {dropout: 0.4}, {dense: 128}, {dropout: 0.4}]""";

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final LabelledImages mnist =
            ImageFolder.of(home.resolve("data/mnist")).readTraining().images();
    private final Engine engine;
    private final int rounds;
    private final int larger;

    private Overhead(Engine engine, boolean quick) {
        this.engine = engine;
        rounds = quick ? 2 : 5;
        larger = quick ? 1 : 4;
    }

    public static void main(String[] args) throws IOException {
        CommandWords words = new CommandWords(List.of(args));
        Engine engine = Engines.wanted(Optional.of(words.value("--engine").orElse("cpu")));
        engine.hardware()
                .limitThreads(words.value("--threads").map(Integer::parseInt).orElse(1)); // as each worker has
        Backend backend = engine.hardware().backend();
        System.err.printf("engine %s, threads: %d; seconds an epoch%n", engine.name(), backend.threads());
        System.err.printf(
                "%-8s %6s %8s %8s %7s %7s  %8s %8s %8s %8s  %s%n",
                "network",
                "images",
                "steps",
                "epoch",
                "ratio",
                "w/o val",
                "augment",
                "validate",
                "copy",
                "write",
                "of 54,000: ratio, w/o val");
        Overhead bench = new Overhead(engine, words.quick());
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("small", bench.measure("small", Networks.SMALL, 64, 2304));
        results.put("strided", bench.measure("strided", Networks.STRIDED, 64, 1152));
        results.put("seed", bench.measure("seed", SEED, 64, 320));
        System.out.println(Json.write(results));
    }

    private Map<String, Object> measure(String name, String network, int batch, int fewest) throws IOException {
        int images = fewest * larger;
        LabelledImages training = mnist.subset(IntStream.range(0, images).toArray());
        LabelledImages validation =
                mnist.subset(IntStream.range(images, images + images / 9).toArray());
        Path study = Files.createTempDirectory("overhead");
        TrialSpec spec = TrialSpec.of(1, 1, recipe(network, batch), RandomSplit.of("", 0, 1), study.toString());
        try (EpochTiming timing = new EpochTiming(engine, spec, training, validation)) {
            return shown(name, images, timing.measure(rounds));
        } finally {
            delete(study);
        }
    }

    private static Map<String, Object> shown(String name, int images, Seconds s) {
        double ratio = s.epoch() / s.steps();
        double withoutValidation = (s.epoch() - s.validation()) / s.steps();
        double more = (double) WHOLE / images;
        // Files take far less time than the steps that they are written beside.
        double once = s.copying() / (s.steps() * more);
        double wholeWithout = 1 + s.augmentation() / s.steps() + once;
        double whole = wholeWithout + s.validation() / s.steps();
        System.err.printf(
                "%-8s %6d %8.3f %8.3f %7.3f %7.3f  %8.4f %8.4f %8.4f %8.4f  %.3f, %.3f%n",
                name,
                images,
                s.steps(),
                s.epoch(),
                ratio,
                withoutValidation,
                s.augmentation(),
                s.validation(),
                s.copying(),
                s.writing(),
                whole,
                wholeWithout);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("images", images);
        result.put("seconds", s);
        result.put("ratio", ratio);
        result.put("ratioWithoutValidation", withoutValidation);
        result.put("of54000", Map.of("ratio", whole, "ratioWithoutValidation", wholeWithout));
        return result;
    }

    private Recipe recipe(String network, int batch) {
        String yaml =
                """
                name: bench
                trials: 1
                training: {epochs: 1000, batch-size: %d, optimizer: rmsprop, checkpoint: loss}
                augmentation: {rotation: 10, shift: 0.1, shear: 0.1, zoom: 0.1}
                network: %s
                """
                        .formatted(batch, network);
        return new SpaceReader(home.resolve("data/mnist"))
                .read(yaml, "bench", Path.of(""))
                .recipe(Map.of());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
