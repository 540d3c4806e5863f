package werkbank.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.engine.StepSpeed;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.StepTiming;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.space.yaml.SpaceReader;

/**
 * Training and inference speed of three networks: Werkbank's layers against DL4J's own, in turn, in one process; then of
 * networks for pictures on the engine {@code cpu}.
 */
public final class Layers {
    private Layers() {}

    public static void main(String[] args) {
        boolean quick = Arrays.asList(args).contains("--quick");
        int rounds = quick ? 2 : 5;
        Hardware hardware = new Dl4jEngine().hardware();
        hardware.limitThreads(threads(args));
        Backend backend = hardware.backend();
        System.err.printf("%s, threads: %d%n", backend.name(), backend.threads());
        System.err.printf("%-8s  %-9s  %12s  %12s  %6s%n", "network", "what", "werkbank/s", "DL4J/s", "ratio");
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("small", measure("small", recipe(Networks.SMALL), 64, rounds));
        results.put("strided", measure("strided", recipe(Networks.STRIDED), 32, rounds));
        results.put("seed", measure("seed", seed(), 16, rounds));
        System.err.printf("%n%-8s  %-9s  %12s  %s%n", "network", "what", "cpu/s", "precision");
        results.put("pictures", PictureLayers.measure(rounds));
        System.out.println(Json.write(results));
    }

    /** One by default, as each worker has. */
    private static int threads(String[] args) {
        int option = Arrays.asList(args).indexOf("--threads");
        return option < 0 ? 1 : Integer.parseInt(args[option + 1]);
    }

    private static Map<String, Object> measure(String name, Recipe recipe, int batch, int rounds) {
        try (StepTiming timing = new StepTiming(recipe, batch)) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("batch", batch);
            result.put("training", shown(name, "training", timing.training(rounds, 6)));
            result.put("inference", shown(name, "inference", timing.inference(rounds, 6)));
            return result;
        }
    }

    private static Map<String, Double> shown(String name, String what, StepSpeed speed) {
        System.err.printf(
                "%-8s  %-9s  %12.1f  %12.1f  %6.2f%n", name, what, speed.fast(), speed.plain(), speed.ratio());
        return new LinkedHashMap<>(
                Map.of("werkbank", speed.fast(), "deeplearning4j", speed.plain(), "ratio", speed.ratio()));
    }

    private static Recipe seed() {
        Path home = Path.of(System.getProperty("werkbank.home"));
        return reader(home).read(home.resolve("search-spaces/seed-cnn.yaml")).recipe(Map.of());
    }

    private static Recipe recipe(String network) {
        String yaml = "name: bench\ntrials: 1\ntraining: {epochs: 1, optimizer: rmsprop}\nnetwork: " + network;
        return reader(Path.of("")).read(yaml, "bench", Path.of("")).recipe(Map.of());
    }

    private static SpaceReader reader(Path home) {
        return new SpaceReader(home.resolve("data/mnist"));
    }
}
