package werkbank.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.cpu.CpuEngine;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * Training and inference speed of networks for pictures on the engine {@code cpu}, in each of its precisions, on random
 * pictures of 32 × 32 in colour: the layers of Jordan's fast CIFAR network (2024) and of ResNet-20 (He et al., 2016), the
 * latter without its sums.
 */
final class PictureLayers {
    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final int CLASSES = 10;
    private static final int BATCH = 128;
    /** Batches of a round; those of the first also warm up. */
    private static final int STEPS = 6;

    private static final String FAST =
            """
            [{conv: {filters: 24, kernel: 2, padding: valid, activation: gelu}}, %s, %s, %s, {max-pool: {size: 3}}]"""
                    .formatted(block(64), block(256), block(256));

    private PictureLayers() {}

    private static String block(int filters) {
        String conv = "{conv: {filters: %d, activation: identity}}".formatted(filters);
        return conv + ", max-pool, batch-norm, {activation: gelu}, " + conv + ", batch-norm, {activation: gelu}";
    }

    private static String deep() {
        StringBuilder layers = new StringBuilder("[" + normalised(16, 1));
        for (int filters : new int[] {16, 32, 64}) {
            for (int i = 0; i < 6; i++) {
                layers.append(", ").append(normalised(filters, filters > 16 && i == 0 ? 2 : 1));
            }
        }
        return layers.append(", global-average-pool]").toString();
    }

    private static String normalised(int filters, int stride) {
        return "{conv: {filters: %d, stride: %d, activation: identity}}, batch-norm, {activation: relu}"
                .formatted(filters, stride);
    }

    static Map<String, Object> measure(int rounds) {
        CpuEngine engine = new CpuEngine();
        Map<String, Object> results = new LinkedHashMap<>();
        engine.whyNot().ifPresent(reason -> System.err.println("cpu: " + reason));
        if (engine.whyNot().isEmpty()) {
            for (Precision precision : engine.precisions()) {
                results.put("fast " + precision.label(), measure("fast", FAST, precision, rounds));
                results.put("deep " + precision.label(), measure("deep", deep(), precision, rounds));
            }
        }
        return results;
    }

    private static Map<String, Object> measure(String name, String network, Precision precision, int rounds) {
        String yaml = "name: bench\ntrials: 1\ntraining: {epochs: 1, optimizer: nesterov, precision: "
                + precision.label() + "}\nnetwork: " + network;
        Recipe recipe =
                new SpaceReader(Path.of("")).read(yaml, "bench", Path.of("")).recipe(Map.of());
        try (TrainableNetwork trained = new CpuEngine().create(new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1))) {
            float[] features = random(BATCH * SHAPE.values());
            float[] targets = new float[BATCH * CLASSES];
            for (int image = 0; image < BATCH; image++) {
                targets[image * CLASSES + image % CLASSES] = 1;
            }
            Map<String, Object> speeds = new LinkedHashMap<>();
            speeds.put("batch", BATCH);
            speeds.put(
                    "training",
                    shown(name, precision, "training", rounds, () -> trained.step(features, targets, 0.01)));
            speeds.put("inference", shown(name, precision, "inference", rounds, () -> trained.probabilities(features)));
            return speeds;
        }
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble();
        }
        return numbers;
    }

    /** The median of some rounds, in images a second. */
    private static double shown(String name, Precision precision, String what, int rounds, Runnable batch) {
        seconds(batch);
        double[] speeds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            speeds[round] = STEPS * BATCH / seconds(batch);
        }
        double median = StatUtils.percentile(speeds, 50);
        System.err.printf(Locale.ROOT, "%-8s  %-9s  %12.1f  %s%n", name, what, median, precision.label());
        return median;
    }

    private static double seconds(Runnable batch) {
        long start = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            batch.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
