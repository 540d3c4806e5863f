package werkbank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerProgram;
import werkbank.run.spark.ExecutorShare;
import werkbank.run.spark.SparkRunner;
import werkbank.run.spark.TrialPlugin;
import werkbank.search.ArbiterSearch;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/**
 * What Spark adds to a trial: trials of a tiny network, two at a time, by worker processes here and by two executors
 * here, in turn; then a study of trials that do nothing.
 */
public final class Spark implements AutoCloseable {
    private static final int PLACES = 2;
    private static final int HEAP_MIB = 256;
    private static final int NATIVE_MIB = 1024;
    private static final String SPACE =
            """
            name: spark
            trials: 10
            sampler: random
            parameters: {units: {int: [8, 4096]}}
            network: [{dense: $units}]
            training: {epochs: 1, batch-size: 64, learning-rate: {float: [1.0e-4, 1.0e-1], log: true}}
            """;

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final Path data = home.resolve("data/mnist");
    private final Path results = Files.createTempDirectory("werkbank-spark");
    private final ExecutorService threads = Executors.newFixedThreadPool(PLACES);
    private final JavaSparkContext spark = new JavaSparkContext(new SparkConf()
            .setMaster("local-cluster[%d,1,1024]".formatted(PLACES))
            .setAppName("bench")
            .set("spark.plugins", TrialPlugin.class.getName())
            .set("spark.ui.enabled", "false")
            .set("spark.executor.memory", "512m"));

    private int trials;

    private Spark() throws IOException {
        for (String name : List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")) {
            spark.addFile(data.resolve(name).toUri().toString());
        }
    }

    public static void main(String[] args) throws Exception {
        boolean quick = Arrays.asList(args).contains("--quick");
        Map<String, Object> row = new LinkedHashMap<>();
        try (Spark bench = new Spark()) {
            row.put("trial", bench.overhead(quick ? 3 : 9, quick ? 6 : 20));
            row.put("nothing", bench.nothing(quick ? 200 : 2_000));
        }
        System.out.println(Json.write(row));
    }

    private Map<String, Object> overhead(int rounds, int trialsOfARound) throws Exception {
        List<Double> here = new ArrayList<>();
        List<Double> onSpark = new ArrayList<>();
        try (LocalRunner local = new LocalRunner(new WorkerOptions(1, HEAP_MIB, NATIVE_MIB, line -> {}));
                SparkRunner cluster = new SparkRunner(
                        spark,
                        new ExecutorShare(
                                1,
                                HEAP_MIB,
                                NATIVE_MIB,
                                Optional.empty(),
                                WorkerProgram.here().main()),
                        Optional.empty())) {
            // Workers start, and read their images.
            seconds(local, 2 * PLACES);
            seconds(cluster, 2 * PLACES);
            for (int round = 0; round < rounds; round++) {
                here.add(seconds(local, trialsOfARound));
                onSpark.add(seconds(cluster, trialsOfARound));
            }
        }
        double difference = Median.of(onSpark) - Median.of(here);
        System.err.printf(
                "trials of a tiny network, %d at a time, seconds each: %.3f here, %.3f on Spark, %.3f more%n",
                PLACES, Median.of(here), Median.of(onSpark), difference);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("here", Median.of(here));
        row.put("spark", Median.of(onSpark));
        row.put("difference", difference);
        return row;
    }

    /** Wall time of each trial, counted in the place that it has. */
    private double seconds(TrialRunner runner, int count) throws Exception {
        List<Callable<TrialResult>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = ++trials;
            work.add(() -> runner.run(
                    TrialSpec.of(
                            number,
                            1,
                            recipe(),
                            RandomSplit.of(data.toString(), 512, 500),
                            results.resolve("tiny").toString()),
                    event -> {}));
        }
        long start = System.nanoTime();
        for (Future<TrialResult> result : threads.invokeAll(work)) {
            if (result.get().state() != TrialState.COMPLETE) {
                throw new IllegalStateException(result.get().toString());
            }
        }
        return (System.nanoTime() - start) / 1e9 * PLACES / count;
    }

    private Recipe recipe() {
        return new SpaceReader(data)
                .read(
                        """
                        name: tiny
                        trials: 1
                        network: [{conv: 4}, max-pool, {dense: 16}]
                        training: {epochs: 1, batch-size: 64}
                        """,
                        "tiny",
                        Path.of(""))
                .recipe(Map.of());
    }

    private Map<String, Object> nothing(int count) throws IOException {
        SearchSpace space = new SpaceReader(data).read(SPACE, "spark.yaml", home);
        H2StudyArchive archive = new H2StudyArchive(results);
        try (TrialStore store = archive.create(new StudyRecord(
                        "spark",
                        space.source(),
                        space.file(),
                        1,
                        space.data(),
                        Instant.now(),
                        NoProvenance.of(PLACES)));
                SparkRunner runner = new SparkRunner(
                        spark,
                        new ExecutorShare(1, HEAP_MIB, NATIVE_MIB, Optional.empty(), NoWork.class.getName()),
                        Optional.empty())) {
            Study study = new Study(
                    store,
                    archive.folder("spark"),
                    space,
                    StudyData.read(space.data()),
                    Clock.systemUTC(),
                    StudyListener.SILENT);
            study.search(new ArbiterSearch(), runner, PLACES, PLACES, () -> false);
            long start = System.nanoTime();
            study.search(new ArbiterSearch(), runner, PLACES + count, PLACES, () -> false);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(
                    "%d trials that do nothing, %d at a time: %.1f s, %.1f ms each%n",
                    count, PLACES, seconds, 1000 * seconds / count);
            return Map.of("trials", count, "seconds", seconds, "millisecondsEach", 1000 * seconds / count);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        spark.close();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
