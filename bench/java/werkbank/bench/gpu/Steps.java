package werkbank.bench.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import werkbank.bench.Networks;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.file.Json;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.space.yaml.SpaceReader;

/**
 * Werkbank's side of the comparison: reads the lines that {@code gpu_torch.py} reads and answers alike. Its modes are
 * {@code plain} and {@code augmented}, with the tutorial's random changes of the images, or those of a ready space.
 */
public final class Steps {
    static final String PLAIN = "plain";
    static final String AUGMENTED = "augmented";

    private static final String AUGMENTATION = "{rotation: 10, shift: 0.1, shear: 0.1, zoom: 0.1}";

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final Engine engine;
    private final Supplier<LabelledImages> digits;
    private final Supplier<LabelledImages> pictures;
    private Optional<Work> work = Optional.empty();

    private Steps(Engine engine, Supplier<LabelledImages> digits, Supplier<LabelledImages> pictures) {
        this.engine = engine;
        this.digits = digits;
        this.pictures = pictures;
    }

    /** @param args engine, folder with MNIST, how many images to use */
    public static void main(String[] args) throws IOException {
        Engine engine = Engines.wanted(Optional.of(args[0]));
        int count = Integer.parseInt(args[2]);
        Steps side = new Steps(
                engine, once(() -> digits(Path.of(args[1]), count)), once(() -> ReadyNetwork.pictures(count)));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(side.answer(line));
        }
    }

    private static LabelledImages digits(Path folder, int count) {
        return ImageFolder.of(folder)
                .readTraining()
                .images()
                .subset(IntStream.range(0, count).toArray());
    }

    /** Images that are made when they are first asked for. */
    private static Supplier<LabelledImages> once(Supplier<LabelledImages> maker) {
        LabelledImages[] made = new LabelledImages[1];
        return () -> {
            made[0] = made[0] == null ? maker.get() : made[0];
            return made[0];
        };
    }

    private String answer(String line) {
        try {
            String[] words = line.split(" ", 6);
            return switch (words[0]) {
                case "versions" -> "versions " + Json.write(engine.hardware().backend());
                case "prepare" -> "ready "
                        + prepare(words[1], words[2], Integer.parseInt(words[3]), words[4], words[5]);
                case "steps" -> "seconds " + seconds(Integer.parseInt(words[1]));
                default -> "failed " + line + " is no question";
            };
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            return "failed " + e.toString().replaceAll("\\s+", " ");
        }
    }

    private long prepare(String what, String precision, int batch, String mode, String network) {
        work.ifPresent(Work::close);
        work = Optional.empty();
        boolean isReady = ReadyNetwork.isMeant(network);
        LabelledImages images = (isReady ? pictures : digits).get();
        int size = Math.min(batch, images.rows());
        boolean augmented = mode.equals(AUGMENTED);
        Recipe recipe = (isReady
                        ? ReadyNetwork.of(network).recipe(home.resolve("search-spaces"), size, augmented)
                        : recipe(network, size, augmented))
                .with(Precision.of(precision));
        TrainableNetwork built = engine.create(new NetworkSpec(recipe, images.shape(), images.classes(), List.of(), 1));
        work = Optional.of(
                what.equals("train") ? new Training(built, recipe, images) : inference(built, recipe, images));
        seconds(2);
        return NetworkShapes.parameters(NetworkShapes.infer(recipe.network(), images.shape(), images.classes()));
    }

    private static Work inference(TrainableNetwork network, Recipe recipe, LabelledImages images) {
        int batch = recipe.training().batchSizes().of(1);
        return new Inference(network, images.images().range(0, batch));
    }

    static float[] pixels(Images images) {
        int each = images.shape().values();
        float[] values = new float[images.count() * each];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(images.row(i / each)[i % each]) / 255f;
        }
        return values;
    }

    private static Recipe recipe(String network, int batch, boolean augmented) {
        String yaml = String.format(
                Locale.ROOT,
                "name: bench%ntrials: 1%nnetwork: [%s]%n"
                        + "training: {epochs: 1, batch-size: %d, optimizer: rmsprop, learning-rate: 0.001, rho: 0.9}%n%s",
                Networks.layers(network),
                batch,
                augmented ? "augmentation: " + AUGMENTATION : "");
        return new SpaceReader(Path.of("")).read(yaml, "bench", Path.of("")).recipe(Map.of());
    }

    private double seconds(int steps) {
        Work now = work.orElseThrow(() -> new IllegalStateException("no network was prepared"));
        now.ready(steps);
        long start = System.nanoTime();
        now.steps(steps);
        return (System.nanoTime() - start) / 1e9;
    }

    /** What is timed. */
    interface Work extends AutoCloseable {
        /** Makes what the steps need that is none of their work. */
        default void ready(int steps) {}

        void steps(int steps);

        @Override
        void close();
    }

    /** A batch of the host's images, again and again. */
    private record Inference(TrainableNetwork network, Images images) implements Work {
        @Override
        public void steps(int steps) {
            for (int step = 0; step < steps; step++) {
                if (network.answers(images).isEmpty()) {
                    network.probabilities(pixels(images));
                }
            }
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
