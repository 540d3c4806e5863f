package werkbank.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import werkbank.bench.Networks;
import werkbank.engine.Engine;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * Werkbank's side: reads the lines that {@code steps_torch.py} reads and answers alike. A mode is the name of an engine. It is
 * also compiled against older checkouts, so it uses little, and nothing that is new.
 */
public final class Steps {
    private static final Shape IMAGES = Shape.grey(28, 28);
    private static final int CLASSES = 10;
    private static final double RATE = 0.001;
    private static final String F32 = "f32";
    private static final String INT8 = "int8";

    private final int threads;
    private final Map<String, Work> works = new HashMap<>();

    private Steps(int threads) {
        this.threads = threads;
    }

    /** @param args threads */
    public static void main(String[] args) throws IOException {
        Steps side = new Steps(Integer.parseInt(args[0]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(side.answer(line));
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 7);
        try {
            switch (words[0]) {
                case "versions":
                    return "versions Werkbank";
                case "prepare":
                    boolean trains = words[2].equals("train");
                    works.put(words[1], work(trains, words[3], Integer.parseInt(words[4]), words[5], words[6]));
                    return "ready";
                case "steps":
                    return "seconds " + works.get(words[1]).seconds(Integer.parseInt(words[2]));
                case "forget":
                    works.remove(words[1]).network.close();
                    return "ready";
                default:
                    return "failed " + line + " is no question";
            }
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            return "failed " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    private Work work(boolean trains, String precision, int batch, String name, String network) {
        Engine engine = engine(name);
        engine.hardware().limitThreads(threads);
        if (precision.equals(INT8) && !trains) {
            return inEightBits(engine, batch, network);
        }
        Optional<List<String>> able = precisions(engine);
        if (!able.orElse(List.of(F32)).contains(precision)) {
            throw new IllegalArgumentException("has no " + precision + " here");
        }
        Recipe recipe = recipe(network, batch, able.map(known -> precision));
        TrainableNetwork created = engine.create(new NetworkSpec(recipe, IMAGES, CLASSES, List.of(), 1));
        return new Work(batch, created, trains ? Optional.of(created) : Optional.empty());
    }

    /** The same network, saved and read in eight bits; an older checkout has no class for it. */
    private static Work inEightBits(Engine engine, int batch, String network) {
        Recipe recipe = recipe(network, batch, Optional.empty());
        NetworkSpec spec = new NetworkSpec(recipe, IMAGES, CLASSES, List.of(), 1);
        try (TrainableNetwork created = engine.create(spec)) {
            Object read = Class.forName("werkbank.bench.peer.EightBitSteps")
                    .getMethod("of", Engine.class, TrainableNetwork.class, Shape.class)
                    .invoke(null, engine, created, IMAGES);
            return new Work(batch, (Network) read, Optional.empty());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("has no int8", e);
        }
    }

    private static Engine engine(String name) {
        Engine engine = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("has no engine " + name));
        engine.whyNot().ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return engine;
    }

    /** The labels of an engine's precisions; empty in a checkout that is older than these, and has no key for them. */
    private static Optional<List<String>> precisions(Engine engine) {
        try {
            List<?> all = (List<?>) Engine.class.getMethod("precisions").invoke(engine);
            return Optional.of(all.stream()
                    .map(precision -> precision.toString().toLowerCase(Locale.ROOT))
                    .toList());
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Recipe recipe(String network, int batch, Optional<String> precision) {
        String yaml = String.format(
                Locale.ROOT,
                "name: bench%ntrials: 1%ntraining: {epochs: 1, batch-size: %d, optimizer: adam%s}%nnetwork: [%s]",
                batch,
                precision.map(", precision: "::concat).orElse(""),
                Networks.layers(network));
        return new SpaceReader(Path.of("")).read(yaml, "bench", Path.of("")).recipe(Map.of());
    }

    /** A network and one batch, again and again. */
    private static final class Work {
        private final Network network;
        private final Optional<TrainableNetwork> trained;
        private final float[] features;
        private final float[] targets;

        /** @param trained the same network where it is trained, empty where it answers */
        Work(int batch, Network network, Optional<TrainableNetwork> trained) {
            this.network = network;
            this.trained = trained;
            this.features = new float[batch * IMAGES.values()];
            this.targets = new float[batch * CLASSES];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextDouble();
            }
            for (int image = 0; image < batch; image++) {
                targets[image * CLASSES + image % CLASSES] = 1;
            }
        }

        double seconds(int steps) {
            long start = System.nanoTime();
            for (int step = 0; step < steps; step++) {
                if (trained.isPresent()) {
                    trained.get().step(features, targets, RATE);
                } else {
                    network.probabilities(features);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
