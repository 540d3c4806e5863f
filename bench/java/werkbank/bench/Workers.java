package werkbank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.WorkerOptions;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/**
 * One worker with all cores against one single-threaded worker a core, on whole epochs (augmentation, steps, validation,
 * checkpoint) of trials that real workers train, by the clock of the one who waits for their ends. Both sides' workers stay
 * between rounds, and the rounds alternate. A trial's first epoch doesn't count.
 */
public final class Workers implements AutoCloseable {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int VALIDATION = 500;
    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final Path data = home.resolve("data/mnist");
    private final Path study = Files.createTempDirectory("workers");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LocalRunner one = runner(CORES);
    private final LocalRunner several = runner(1);
    private final int rounds;
    private int trials;

    private Workers(boolean quick) throws IOException {
        rounds = quick ? 3 : 7;
    }

    private static LocalRunner runner(int threadsOfEach) {
        return new LocalRunner(new WorkerOptions(threadsOfEach, 768, 2048, line -> {}));
    }

    public static void main(String[] args) throws Exception {
        Map<String, Object> results = new LinkedHashMap<>();
        System.err.printf(
                "%-8s  %22s  %26s  %5s  (images/s, median, slowest and fastest round)%n",
                "network", "1 worker, " + CORES + " threads", CORES + " workers, 1 thread each", "ratio");
        try (Workers bench = new Workers(Arrays.asList(args).contains("--quick"))) {
            results.put("compact", bench.measure("compact", bench.compact(), 8192));
            if (!Arrays.asList(args).contains("--compact")) {
                results.put("small", bench.measure("small", bench.of(Networks.SMALL), 8192));
                results.put("strided", bench.measure("strided", bench.of(Networks.STRIDED), 1536));
            }
        }
        System.out.println(Json.write(results));
    }

    private Map<String, Object> measure(String name, Recipe recipe, int images) throws Exception {
        List<Double> together = new ArrayList<>();
        List<Double> apart = new ArrayList<>();
        speed(one, 1, recipe, images);
        speed(several, CORES, recipe, images);
        for (int round = 0; round < rounds; round++) {
            together.add(speed(one, 1, recipe, images));
            apart.add(speed(several, CORES, recipe, images));
        }
        together.sort(null);
        apart.sort(null);
        double ratio = Median.of(apart) / Median.of(together);
        System.err.printf(
                "%-8s  %8.0f (%5.0f – %5.0f)  %12.0f (%5.0f – %5.0f)  %5.2f%n",
                name,
                Median.of(together),
                together.get(0),
                together.get(rounds - 1),
                Median.of(apart),
                apart.get(0),
                apart.get(rounds - 1),
                ratio);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("oneWorker", Median.of(together));
        result.put("oneWorkerSpread", List.of(together.get(0), together.get(rounds - 1)));
        result.put("workerACore", Median.of(apart));
        result.put("workerACoreSpread", List.of(apart.get(0), apart.get(rounds - 1)));
        result.put("ratio", ratio);
        return result;
    }

    /** Images per second of all workers together. */
    private double speed(LocalRunner runner, int workers, Recipe recipe, int images) throws Exception {
        List<Callable<Double>> work = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = ++trials;
            work.add(() -> trialSpeed(runner, number, recipe, images));
        }
        double sum = 0;
        for (Future<Double> speed : threads.invokeAll(work)) {
            sum += speed.get();
        }
        return sum;
    }

    private double trialSpeed(LocalRunner runner, int number, Recipe recipe, int images) throws InterruptedException {
        List<Long> ends = new ArrayList<>();
        DataSpec spec = RandomSplit.of(data.toString(), images, VALIDATION);
        TrialResult result = runner.run(TrialSpec.of(number, 1, recipe, spec, study.toString()), event -> {
            if (event instanceof TrialEvent.EpochEnded) {
                ends.add(System.nanoTime());
            }
        });
        if (result.state() != TrialState.COMPLETE) {
            throw new IllegalStateException(result.toString());
        }
        int last = ends.size() - 1;
        return images * last / ((ends.get(last) - ends.get(0)) / 1e9);
    }

    /** The first point of compact.yaml, with fewer epochs. */
    private Recipe compact() throws IOException {
        Path file = home.resolve("search-spaces/compact.yaml");
        String yaml = Files.readString(file).replace("epochs: 12", "epochs: 3");
        SearchSpace space = new SpaceReader(data).read(yaml, file.toString(), file.getParent());
        return space.recipe(space.first());
    }

    private Recipe of(String network) {
        String yaml =
                """
                name: bench
                trials: 1
                training: {epochs: 3, batch-size: 64, optimizer: rmsprop, checkpoint: val-loss}
                augmentation: {rotation: 10, shift: 0.1, shear: 0.1, zoom: 0.1}
                network: %s
                """
                        .formatted(network);
        return new SpaceReader(data).read(yaml, "bench", Path.of("")).recipe(Map.of());
    }

    @Override
    public void close() throws IOException {
        one.close();
        several.close();
        threads.shutdown();
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
