package werkbank.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** Training steps of picture networks on one thread, beside PyTorch's on the same, in turn. */
public final class Pictures {
    private static final Shape IMAGES = new Shape(3, 32, 32);
    private static final int CLASSES = 10;
    private static final double RATE = 0.01;
    private static final List<String> PEERS = List.of("", "--compile");

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final Engine engine = Engines.wanted(Optional.of("cpu"));
    private final List<String> options;
    private final boolean quick;

    private Pictures(List<String> options) {
        this.options = options;
        this.quick = options.contains("--quick");
    }

    public static void main(String[] args) {
        System.out.println(Json.write(new Pictures(Arrays.asList(args)).compared()));
    }

    private Map<String, Object> compared() {
        engine.hardware().limitThreads(1);
        boolean isTherePeer = peer("fast-cifar", Precision.F32, 8, 1, "").isPresent();
        if (!isTherePeer) {
            System.err.println("no PyTorch: python3 has no torch; name another Python with --python");
        }
        System.err.printf(
                "%-10s  %-9s  %5s  %10s  %10s  %6s  (images/s, median)%n",
                "network", "precision", "batch", "werkbank", "peer", "ratio");
        Map<String, Object> results = new LinkedHashMap<>();
        for (Precision precision : engine.precisions()) {
            results.put("fast " + precision.label(), compare("fast-cifar", precision, 128, isTherePeer));
            if (quick) {
                continue; // the others take minutes
            }
            results.put("resnet-20 " + precision.label(), compare("resnet-20", precision, 128, isTherePeer));
            results.put("resnet-9 " + precision.label(), compare("resnet-9", precision, 64, isTherePeer));
        }
        return results;
    }

    private Map<String, Object> compare(String network, Precision precision, int batch, boolean isTherePeer) {
        int steps = quick ? 2 : 8;
        List<Double> own = new ArrayList<>();
        Map<String, List<Double>> theirs = new LinkedHashMap<>();
        try (Steps ours = new Steps(recipe(network).with(precision), batch)) {
            ours.imagesPerSecond(2);
            for (int round = 0; round < (quick ? 1 : 3); round++) {
                own.add(ours.imagesPerSecond(steps));
                for (String form : isTherePeer ? PEERS : List.<String>of()) {
                    peer(network, precision, batch, steps, form)
                            .ifPresent(speed -> theirs.computeIfAbsent(form, f -> new ArrayList<>())
                                    .add(speed));
                }
            }
        }
        double mine = median(own);
        OptionalDouble best =
                theirs.values().stream().mapToDouble(Pictures::median).max();
        Map<String, Object> result = new LinkedHashMap<>(Map.of("batch", batch, "werkbank", mine));
        best.ifPresent(peer -> {
            result.put("peer", peer);
            result.put("ratio", mine / peer);
        });
        System.err.printf(
                "%-10s  %-9s  %5d  %10.1f  %10.1f  %6.2f%n",
                network,
                precision.label(),
                batch,
                mine,
                best.orElse(0),
                best.isPresent() ? mine / best.getAsDouble() : 0);
        return result;
    }

    private Recipe recipe(String space) {
        return new SpaceReader(home.resolve("data/mnist"))
                .read(home.resolve("search-spaces/" + space + ".yaml"))
                .recipe(Map.of());
    }

    private static double median(List<Double> speeds) {
        double[] sorted =
                speeds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** PyTorch's speed in images a second; empty where it isn't there or can't. */
    private OptionalDouble peer(String network, Precision precision, int batch, int steps, String form) {
        int python = options.indexOf("--python");
        List<String> command = new ArrayList<>(List.of(
                python < 0 ? "python3" : options.get(python + 1),
                home.resolve("bench/peers/cpu_torch.py").toString(),
                network,
                precision.label(),
                String.valueOf(batch),
                String.valueOf(steps)));
        if (!form.isEmpty()) {
            command.add(form);
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? OptionalDouble.of(Double.parseDouble(answer.substring(answer.lastIndexOf('\n') + 1)))
                    : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(String.format(Locale.ROOT, "interrupted beside %s", network), e);
        }
    }

    /** Steps of one network on one random batch. */
    private final class Steps implements AutoCloseable {
        private final TrainableNetwork network;
        private final int batch;
        private final float[] features;
        private final float[] targets;

        Steps(Recipe recipe, int batch) {
            SplittableRandom random = new SplittableRandom(1);
            this.batch = batch;
            this.network = engine.create(new NetworkSpec(recipe, IMAGES, CLASSES, List.of(), 1));
            this.features = new float[batch * IMAGES.values()];
            this.targets = new float[batch * CLASSES];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextDouble();
            }
            for (int image = 0; image < batch; image++) {
                targets[image * CLASSES + random.nextInt(CLASSES)] = 1;
            }
        }

        double imagesPerSecond(int steps) {
            long start = System.nanoTime();
            for (int step = 0; step < steps; step++) {
                network.step(features, targets, RATE);
            }
            return steps * batch / ((System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
