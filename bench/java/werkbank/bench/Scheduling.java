package werkbank.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.search.ArbiterSearch;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyEvent;

/**
 * What a trial costs beside its training: proposal, scheduler, Arbiter's runner and the store, which forces each trial's
 * end to the disk. The trials do nothing: one epoch each, or up to nine under a scheduler, with made-up figures.
 */
public final class Scheduling {
    private static final String SPACE =
            """
            name: scheduling
            trials: 10000
            sampler: %s
            scheduler: %s
            parameters:
              units: {int: [8, 4096]}
              activation: {choice: [relu, elu, tanh]}
            network:
              - dense: {units: $units, activation: $activation}
              - dropout: {float: [0.0, 0.5]}
            training:
              epochs: %d
              batch-size: {int: [16, 512]}
              learning-rate: {float: [1.0e-4, 1.0e-1], log: true}
            """;

    private static final int WORKERS = 2;

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final List<Integer> marks;

    private Scheduling(boolean quick) {
        marks = quick ? List.of(10, 100, 1_000) : List.of(10, 100, 1_000, 3_000, 10_000);
    }

    public static void main(String[] args) throws IOException {
        Scheduling bench = new Scheduling(Arrays.asList(args).contains("--quick"));
        System.err.println("milliseconds a trial, wall time, in each part of the study");
        Map<String, Object> results = new LinkedHashMap<>();
        // The first is thrown away: it warms the machine up.
        bench.measure("random", "none", 1, 300);
        results.put("random", bench.measure("random", "none", 1, bench.trials()));
        results.put("random and asha", bench.measure("random", "asha", 9, bench.trials()));
        results.put("tpe", bench.measure("tpe", "none", 1, bench.trials()));
        System.out.println(Json.write(results));
    }

    private int trials() {
        return marks.get(marks.size() - 1);
    }

    private Map<String, Object> measure(String sampler, String scheduler, int epochs, int trials) throws IOException {
        Path results = Files.createTempDirectory("werkbank-scheduling");
        try {
            return measure(sampler, scheduler, epochs, trials, results);
        } finally {
            try (Stream<Path> files = Files.walk(results)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private Map<String, Object> measure(String sampler, String scheduler, int epochs, int trials, Path results)
            throws IOException {
        SearchSpace space = new SpaceReader(home.resolve("data/mnist"))
                .read(SPACE.formatted(sampler, scheduler, epochs), "scheduling.yaml", home);
        StudyData data = StudyData.read(space.data());
        H2StudyArchive archive = new H2StudyArchive(results);
        Map<String, Object> row = new LinkedHashMap<>();
        List<Long> ends = new ArrayList<>();
        try (TrialStore store = archive.create(new StudyRecord(
                "scheduling",
                space.source(),
                space.file(),
                1,
                space.data(),
                Instant.now(),
                NoProvenance.of(WORKERS)))) {
            long start = System.nanoTime();
            search(store, archive, space, data, trials, ends);
            long before = start;
            int done = 0;
            for (int mark : marks) {
                if (mark <= trials) {
                    row.put("to " + mark, millis(ends.get(mark - 1) - before) / (mark - done));
                    before = ends.get(mark - 1);
                    done = mark;
                }
            }
        }
        // Opened again with everything done: what a resume costs before its first trial.
        long reopened = System.nanoTime();
        try (TrialStore store = archive.open("scheduling")) {
            search(store, archive, space, data, trials, new ArrayList<>());
        }
        row.put("resume, seconds", millis(System.nanoTime() - reopened) / 1000);
        row.put("trials --json, seconds", json(results));
        System.err.printf("%-8s %-6s %s%n", sampler, scheduler, row);
        return row;
    }

    private void search(
            TrialStore store, H2StudyArchive archive, SearchSpace space, StudyData data, int trials, List<Long> ends) {
        Set<Integer> ended = new HashSet<>();
        new Study(store, archive.folder("scheduling"), space, data, Clock.systemUTC(), event -> {
                    if (event instanceof StudyEvent.TrialEnded end) {
                        synchronized (ends) {
                            // Of several legs the first counts.
                            if (ended.add(end.trial())) {
                                ends.add(System.nanoTime());
                            }
                        }
                    }
                })
                .search(new ArbiterSearch(), new Idle(), trials, WORKERS, () -> false);
    }

    /** A process of its own, from its start to its end. */
    private double json(Path results) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        home.resolve("werkbank").toString(),
                        "trials",
                        "scheduling",
                        "--json",
                        "--results",
                        results.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return millis(System.nanoTime() - start) / 1000;
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }

    /** Trains nothing. */
    private static final class Idle implements TrialRunner {
        @Override
        public TrialResult run(TrialSpec spec, TrialListener listener) {
            listener.on(new TrialEvent.Placed("1"));
            listener.on(new TrialEvent.Started(List.of()));
            int most = spec.recipe().training().epochs();
            for (int epoch = 1; epoch <= most; epoch++) {
                double accuracy = 1 - 1.0 / (spec.seed() >>> 48) - 0.1 / epoch;
                listener.on(new TrialEvent.EpochEnded(
                        new EpochMetrics(epoch, 1, accuracy, 1 - accuracy, accuracy, accuracy, 1e-3, 0.001)));
                if (epoch < most && listener.rungs().contains(epoch) && !listener.goesOn(epoch)) {
                    return TrialResult.waiting(epoch, 0.001, outcome(epoch, accuracy));
                }
            }
            return TrialResult.complete(most, 0.001, outcome(most, 1 - 1.0 / (spec.seed() >>> 48)));
        }

        private static TrialResult.Outcome outcome(int epoch, double accuracy) {
            StoredFile file = new StoredFile("trials/0001/nothing", "00", 0);
            return new TrialResult.Outcome(
                    new Checkpoint(
                            epoch,
                            TrialResult.Weights.TRAINED,
                            accuracy,
                            1 - accuracy,
                            accuracy,
                            1,
                            List.of(file),
                            Optional.of(file),
                            accuracy),
                    1e-5,
                    Optional.empty(),
                    List.of(),
                    1000,
                    List.of(),
                    List.of());
        }

        @Override
        public void close() {}
    }
}
