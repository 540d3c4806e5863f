package werkbank.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.bench.TestFunctions.Function;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.file.Json;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.space.SamplerSpec;

/**
 * The best values that the samplers find on {@link TestFunctions}, each sampler with its default options, beside those of
 * Optuna where Python has it; then what a proposal costs.
 */
public final class BestValues {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final Map<String, SamplerSpec> SAMPLERS = samplers();

    /** Evaluations after which the best values are shown. */
    private static final List<Integer> AFTER = List.of(20, 40, 100, 200);

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final int seeds;
    private final int evaluations;
    private final Optional<Map<String, Object>> peer;

    private BestValues(boolean quick, Optional<String> python) throws IOException, InterruptedException {
        this.seeds = quick ? 3 : 30;
        this.evaluations = quick ? 100 : 200;
        this.peer = python.isPresent() ? peer(python.get()) : Optional.empty();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean alone = words.remove("--no-peer");
        CommandWords options = CommandWords.of(words, List.of("--python"));
        BestValues bench = new BestValues(options.quick(), alone ? Optional.empty() : Optional.of(options.python()));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("seeds", bench.seeds);
        results.put("after", AFTER);
        results.put("best", bench.compare());
        results.put("milliseconds", bench.cost());
        System.out.println(Json.write(results));
    }

    private static Map<String, SamplerSpec> samplers() {
        Map<String, SamplerSpec> samplers = new LinkedHashMap<>();
        for (String name : List.of("random", "sobol", "genetic", "tpe", "gp", "mfes")) {
            samplers.put(name, Samplers.spec(name, Map.of()));
        }
        return samplers;
    }

    private Map<String, Object> compare() {
        System.err.printf(
                "median best value of %d seeds after %s evaluations; less is better%n",
                seeds, AFTER.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        Map<String, Object> results = new LinkedHashMap<>();
        for (Function function : TestFunctions.ALL) {
            Map<String, double[][]> runs = new LinkedHashMap<>();
            SAMPLERS.forEach((name, spec) -> runs.put(name, ours(function, spec)));
            peer.ifPresent(found -> runs.putAll(peersOf(found, function)));
            Map<String, List<Double>> medians = new LinkedHashMap<>();
            runs.forEach((name, best) -> medians.put(name, medians(best)));
            results.put(function.name(), medians);
            System.err.println(function.name());
            medians.forEach((name, values) -> System.err.printf(
                    "  %-10s %2d seeds %s%n",
                    name,
                    runs.get(name).length,
                    values.stream().map(value -> String.format("%10.4g", value)).collect(Collectors.joining())));
        }
        return results;
    }

    private double[][] ours(Function function, SamplerSpec spec) {
        return IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> run(function, spec, seed, evaluations))
                .toArray(double[][]::new);
    }

    /** The best value so far after each evaluation. */
    private static double[] run(Function function, SamplerSpec spec, long seed, int evaluations) {
        List<Observation> seen = new ArrayList<>();
        Sampler sampler = Samplers.create(spec, function.parameters(), () -> seen, seed);
        double[] best = new double[evaluations];
        for (int number = 1; number <= evaluations; number++) {
            SortedMap<String, Object> values = propose(sampler, seed, number);
            double value = function.value().applyAsDouble(values);
            best[number - 1] = number == 1 ? value : Math.min(value, best[number - 2]);
            seen.add(seen(number, values, value));
        }
        return best;
    }

    @SuppressWarnings("unchecked") // what Sampler promises
    private static SortedMap<String, Object> propose(Sampler sampler, long seed, int number) {
        sampler.number(number);
        sampler.setRngSeed(TrialSeeds.of(seed, number).proposal());
        return (SortedMap<String, Object>) sampler.getCandidate().getValue();
    }

    private static Observation seen(int number, SortedMap<String, Object> values, double value) {
        return Ladder.NONE.seen(number, values, value);
    }

    /** After as many evaluations as are shown and were made. */
    private static List<Double> medians(double[][] best) {
        return AFTER.stream()
                .filter(after -> after <= best[0].length)
                .map(after -> median(Arrays.stream(best).mapToDouble(run -> run[after - 1])))
                .toList();
    }

    private static double median(DoubleStream values) {
        return StatUtils.percentile(values.toArray(), 50);
    }

    /**
     * Milliseconds of processor time for one proposal after so many trials of the function with ten parameters, and of the
     * mixed one.
     */
    private Map<String, Object> cost() {
        System.err.println(
                "milliseconds of processor time a proposal, warmed up: median of 20, after 100 | 1,000 | 10,000 trials");
        Map<String, Object> results = new LinkedHashMap<>();
        for (Function function : List.of(TestFunctions.ACKLEY, TestFunctions.MIXED)) {
            for (Ladder ladder : Ladder.ALL) {
                Map<String, Object> samplers = new LinkedHashMap<>();
                SAMPLERS.forEach((name, spec) -> samplers.put(name, cost(function, ladder, spec)));
                String title = function.name() + ladder.words();
                results.put(title, samplers);
                System.err.printf("%s%n", title);
                samplers.forEach((name, costs) -> System.err.printf("  %-20s %s%n", name, costs));
            }
        }
        return results;
    }

    private static List<Double> cost(Function function, Ladder ladder, SamplerSpec spec) {
        return Stream.of(100, 1_000, 10_000)
                .map(trials -> cost(function, ladder, spec, trials))
                .toList();
    }

    private static double cost(Function function, Ladder ladder, SamplerSpec spec, int trials) {
        List<Observation> seen = new ArrayList<>();
        Sampler random = Samplers.create(Samplers.spec("random", Map.of()), function.parameters(), List::of, 1);
        for (int number = 1; number <= trials; number++) {
            SortedMap<String, Object> values = propose(random, 1, number);
            seen.add(ladder.seen(number, values, function.value().applyAsDouble(values)));
        }
        Sampler sampler = Samplers.create(spec, function.parameters(), () -> seen, 1);
        return Math.round(1000
                        * median(IntStream.range(trials, trials + 120)
                                .mapToDouble(i -> cost(function, ladder, sampler, i + 1, seen))
                                .skip(100)))
                / 1000.0;
    }

    /** Each trial ends before the next is proposed, so that there is something new to learn. */
    private static double cost(Function function, Ladder ladder, Sampler sampler, int number, List<Observation> seen) {
        long started = CLOCK.getCurrentThreadCpuTime();
        SortedMap<String, Object> values = propose(sampler, 1, number);
        long took = CLOCK.getCurrentThreadCpuTime() - started;
        seen.add(ladder.seen(number, values, function.value().applyAsDouble(values)));
        return took / 1e6;
    }

    /** Optuna's results; empty, with a line that says why, where it can't be called. */
    private Optional<Map<String, Object>> peer(String python) throws IOException, InterruptedException {
        if (!succeeds(new ProcessBuilder(python, "-c", "import optuna, torch"))) {
            System.err.println("without Optuna: " + python + " can't import optuna and torch; --python names another");
            return Optional.empty();
        }
        System.err.println("asking Optuna, which takes longer than all of ours together");
        return Optional.of(answer(new ProcessBuilder(
                python,
                home.resolve("bench/peers/optuna_functions.py").toString(),
                String.valueOf(seeds),
                String.valueOf(evaluations))));
    }

    private static boolean succeeds(ProcessBuilder command) throws InterruptedException {
        try {
            return command.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked") // the script's form
    private static Map<String, Object> answer(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("bench/peers/optuna_functions.py failed");
        }
        Map<String, Object> answer = Json.read(json, Map.class);
        System.err.println("Optuna " + answer.get("version"));
        return answer;
    }

    @SuppressWarnings("unchecked") // the script's form
    private static Map<String, double[][]> peersOf(Map<String, Object> answer, Function function) {
        var samplers = ((Map<String, Map<String, Map<String, Object>>>) answer.get("functions")).get(function.name());
        Map<String, double[][]> best = new LinkedHashMap<>();
        samplers.forEach((name, figures) -> best.put(
                name,
                ((List<List<Double>>) figures.get("best"))
                        .stream()
                                .map(run -> run.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new)));
        return best;
    }
}
