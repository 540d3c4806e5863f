package werkbank.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.report.ReportData;
import werkbank.report.ReportWriter;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.store.H2StudyArchive;

/**
 * Reports of studies with made-up figures in H2 files: bytes, seconds to compute the figures and to write the whole
 * file, seconds until Chromium has opened it (the table and the charts in view are there) and until it has drawn all of
 * it: its whole call, less that for an empty page. Each trial has seven
 * parameters, one of them conditional; one in eight is pruned, one in twenty failed with a long trace.
 */
public final class Report {
    private static final String SPACE =
            """
            name: bench
            trials: 10000
            sampler: random
            parameters:
              units: {int: [8, 4096], log: true}
              activation: {choice: [relu, elu, tanh]}
              optimizer: {choice: [adam, nesterov]}
              rate: {float: [1.0e-4, 1.0e-1], log: true}
              second: {int: [8, 512], when: {activation: relu}}
              dropout: {float: [0.0, 0.5]}
              batch: {int: [16, 512]}
            network:
              - dense: {units: $units, activation: $activation}
              - dense: $second
                when: {activation: relu}
              - dropout: $dropout
            training:
              epochs: 20
              batch-size: $batch
              optimizer: $optimizer
              learning-rate: $rate
            """;

    /** The page tells what it shows when it is loaded, or once all that its scripts put off is done as well. */
    private static final List<String> OPENED = List.of();

    private static final List<String> DRAWN = List.of("--virtual-time-budget=1000");

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final SearchSpace space = new SpaceReader(home.resolve("data/mnist")).read(SPACE, "bench.yaml", home);
    private final Path folder;
    private final int rounds;

    private Report(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean quick = Arrays.asList(args).contains("--quick");
        Path folder = Files.createTempDirectory("werkbank-report");
        try {
            Report bench = new Report(folder, quick ? 1 : 5);
            System.err.printf(
                    "%7s %7s %10s %8s %9s %9s %9s %9s%n",
                    "trials", "epochs", "bytes", "curves", "figures s", "written s", "opened s", "drawn s");
            Map<String, Object> results = new LinkedHashMap<>();
            results.put("1000", bench.measure(1_000, 20));
            results.put("10000", bench.measure(10_000, quick ? 4 : 20));
            System.out.println(Json.write(results));
        } finally {
            delete(folder);
        }
    }

    private Map<String, Object> measure(int trials, int epochs) throws IOException, InterruptedException {
        Path page = folder.resolve(trials + ".html");
        List<Double> figures = new ArrayList<>();
        List<Double> written = new ArrayList<>();
        int curves;
        try (TrialStore store = filled("of-" + trials, trials, epochs)) {
            curves = ReportData.of(store, space).curves().size();
            for (int i = 0; i < rounds; i++) {
                figures.add(seconds(() -> ReportData.of(store, space)));
                written.add(seconds(() -> new ReportWriter().write(store, space, page)));
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epochs", epochs);
        row.put("bytes", Files.size(page));
        row.put("curves", curves);
        row.put("figuresSeconds", median(figures));
        row.put("writtenSeconds", median(written));
        row.put("openedSeconds", inBrowser(page, OPENED).orElse(null));
        row.put("drawnSeconds", inBrowser(page, DRAWN).orElse(null));
        System.err.printf(
                "%7d %7d %10d %8d %9.2f %9.2f %9s %9s%n",
                trials,
                epochs,
                Files.size(page),
                curves,
                median(figures),
                median(written),
                row.get("openedSeconds"),
                row.get("drawnSeconds"));
        return row;
    }

    private TrialStore filled(String name, int trials, int epochs) {
        Provenance provenance = NoProvenance.of(2);
        TrialStore store = new H2StudyArchive(folder)
                .create(new StudyRecord(
                        name, space.source(), space.file(), 1, space.data(), Instant.now(), provenance));
        Random random = new Random(1);
        for (int number = 1; number <= trials; number++) {
            fill(store, number, epochs, random);
        }
        return store;
    }

    private static void fill(TrialStore store, int number, int epochs, Random random) {
        store.begin(new Proposal(number, parameters(random), Optional.empty()), number);
        store.placed(number, Integer.toString(1 + number % 2));
        boolean failed = number % 20 == 7;
        boolean pruned = number % 8 == 5;
        int ran = failed ? 1 : pruned ? Math.max(1, epochs / 4) : epochs;
        double reach = 0.995 - 0.02 * random.nextDouble();
        for (int epoch = 1; epoch <= ran; epoch++) {
            double accuracy = reach - 0.05 / epoch - 0.001 * random.nextDouble();
            double loss = 3.3 * (1 - accuracy);
            store.record(
                    number,
                    new EpochMetrics(
                            epoch, 1.2 * loss, accuracy - 0.001, loss, accuracy, accuracy, 1e-3, random.nextDouble()));
        }
        store.finish(number, result(failed, pruned, ran, reach));
    }

    private static TrialResult result(boolean failed, boolean pruned, int epochs, double accuracy) {
        if (failed) {
            String trace = "java.lang.OutOfMemoryError: made up\n" + "\tat some.Place.in(Code.java:17)\n".repeat(60);
            return TrialResult.failed(
                    TrialState.FAILED, epochs, epochs, new TrialResult.Failure("OutOfMemoryError: made up", trace));
        }
        StoredFile file = new StoredFile("trials/0001/nothing", "00", 0);
        TrialResult complete = TrialResult.complete(
                epochs,
                epochs,
                new TrialResult.Outcome(
                        new Checkpoint(
                                epochs,
                                TrialResult.Weights.TRAINED,
                                accuracy,
                                3.3 * (1 - accuracy),
                                accuracy,
                                (int) (6_000 * (1 - accuracy)),
                                List.of(file),
                                Optional.of(file),
                                accuracy),
                        1e-5,
                        Optional.empty(),
                        confusion((int) (6_000 * (1 - accuracy))),
                        123_456,
                        List.of(),
                        List.of()));
        return pruned ? complete.as(TrialState.PRUNED) : complete;
    }

    /** Of 6,000 images in ten classes; the mistakes lie in a few dozen pairs. */
    private static List<List<Integer>> confusion(int errors) {
        int[][] counts = new int[10][10];
        for (int i = 0; i < 6_000; i++) {
            counts[i % 10][i < errors ? (3 * i + i / 30) % 10 : i % 10]++;
        }
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static SortedMap<String, Object> parameters(Random random) {
        SortedMap<String, Object> values = new TreeMap<>();
        values.put("units", 8 + random.nextInt(4_089));
        String activation = List.of("relu", "elu", "tanh").get(random.nextInt(3));
        values.put("activation", activation);
        values.put("rate", Math.pow(10, -4 + 3 * random.nextDouble()));
        values.put("dropout", 0.5 * random.nextDouble());
        values.put("batch", 16 + random.nextInt(497));
        values.put("optimizer", random.nextBoolean() ? "nesterov" : "adam");
        if (activation.equals("relu")) {
            values.put("second", 8 + random.nextInt(505));
        }
        return values;
    }

    /** Empty where there is no Chromium. */
    private Optional<Double> inBrowser(Path page, List<String> until) throws IOException, InterruptedException {
        Optional<String> browser = browser();
        if (browser.isEmpty()) {
            return Optional.empty();
        }
        Path empty = Files.writeString(folder.resolve("empty.html"), "<!DOCTYPE html><title>empty</title>");
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            double nothing = open(browser.get(), empty, until);
            more.add(open(browser.get(), page, until) - nothing);
        }
        return Optional.of(median(more));
    }

    private double open(String browser, Path page, List<String> until) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(folder, "profile");
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--window-size=1280,900",
                "--user-data-dir=" + profile,
                "--dump-dom"));
        command.addAll(until);
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("dom.html").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long start = System.nanoTime();
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            throw new IOException(browser + " ended with code " + code);
        }
        return seconds;
    }

    private static Optional<String> browser() {
        String named = System.getenv("WERKBANK_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(named);
        }
        return BROWSERS.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return Math.round(1_000 * Median.of(values)) / 1_000.0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
