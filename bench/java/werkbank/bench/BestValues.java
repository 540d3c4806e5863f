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
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.file.Json;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.space.Parameter;
import werkbank.space.Parameter.Choice;
import werkbank.space.Parameter.FloatRange;
import werkbank.space.Parameter.IntRange;
import werkbank.space.SamplerSpec;

/**
 * The best values that the samplers find on five functions, each sampler with its default options, beside Optuna's TPE
 * where Python has Optuna; then what a proposal costs. The functions are written twice: here and in
 * {@code peers/optuna_tpe.py}.
 *
 * <p>Branin, Hartmann and Rosenbrock as in Surjanovic and Bingham's Virtual Library of Simulation Experiments; Ackley's
 * function with ten parameters; 'mixed' has two choices, three whole numbers, one of them logarithmic, and two real
 * ones, and looks a little like a network's error: the best learning rate depends on optimizer and batch size, the best
 * dropout on the depth. Its minimum is 0.
 */
public final class BestValues {
    private static final double[] HEIGHTS = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] NARROW = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final List<Parameter> MIXED = List.of(
            new Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
            new Choice("activation", List.of("relu", "elu", "tanh"), Map.of()),
            new FloatRange("rate", 1e-5, 1, true, Map.of()),
            new IntRange("filters", 8, 128, 8, false, Map.of()),
            new IntRange("depth", 1, 8, 1, false, Map.of()),
            new IntRange("batch", 16, 512, 1, true, Map.of()),
            new FloatRange("dropout", 0, 0.8, false, Map.of()));
    private static final List<Function> FUNCTIONS = List.of(
            new Function("branin", List.of(real("x1", -5, 10), real("x2", 0, 15)), BestValues::branin),
            new Function("hartmann6", reals(6, 0, 1), BestValues::hartmann),
            new Function("rosenbrock5", reals(5, -5, 10), BestValues::rosenbrock),
            new Function("ackley10", reals(10, -32.768, 32.768), BestValues::ackley),
            new Function("mixed", MIXED, BestValues::mixed));
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final Map<String, SamplerSpec> SAMPLERS = samplers();

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final int seeds;
    private final int evaluations;
    private final Optional<Map<String, Object>> peer;

    private record Function(String name, List<Parameter> parameters, ToDoubleFunction<Map<String, Object>> value) {}

    private BestValues(int seeds, int evaluations, boolean withPeer) throws IOException, InterruptedException {
        this.seeds = seeds;
        this.evaluations = evaluations;
        this.peer = withPeer ? peer() : Optional.empty();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean quick = Arrays.asList(args).contains("--quick");
        BestValues bench = new BestValues(
                quick ? 3 : 30, quick ? 100 : 200, !Arrays.asList(args).contains("--no-peer"));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("seeds", bench.seeds);
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
                "median best value of %d seeds after %d and %d evaluations; less is better%n%-12s",
                seeds, evaluations / 2, evaluations, "");
        Map<String, Object> results = new LinkedHashMap<>();
        for (Function function : FUNCTIONS) {
            Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
            SAMPLERS.forEach((name, spec) -> medians.put(name, medians(ours(function, spec))));
            peer.ifPresent(found -> peersOf(found, function).forEach((name, best) -> medians.put(name, medians(best))));
            if (results.isEmpty()) {
                medians.keySet().forEach(name -> System.err.printf(" %20s", name));
            }
            results.put(function.name(), medians);
            System.err.printf("%n%-12s", function.name());
            medians.values().forEach(m -> System.err.printf(" %9.4g %10.4g", m.get("half"), m.get("all")));
        }
        System.err.println();
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
        return new Observation(number, values, new TreeMap<>(Map.of(1, new BudgetedLoss(value, 0))), true);
    }

    private Map<String, Double> medians(double[][] best) {
        Map<String, Double> medians = new LinkedHashMap<>();
        medians.put("half", median(Arrays.stream(best).mapToDouble(run -> run[evaluations / 2 - 1])));
        medians.put("all", median(Arrays.stream(best).mapToDouble(run -> run[evaluations - 1])));
        return medians;
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Milliseconds of processor time for one proposal after so many trials of the function with ten parameters, and of the mixed one. */
    private Map<String, Object> cost() {
        System.err.println(
                "milliseconds of processor time a proposal, warmed up: median of 20, after 100 | 1,000 | 10,000 trials");
        Map<String, Object> results = new LinkedHashMap<>();
        for (Function function : List.of(FUNCTIONS.get(3), FUNCTIONS.get(4))) {
            Map<String, Object> samplers = new LinkedHashMap<>();
            SAMPLERS.forEach((name, spec) -> samplers.put(name, cost(function, spec)));
            results.put(function.name(), samplers);
            System.err.printf("%s%n", function.name());
            samplers.forEach((name, costs) -> System.err.printf("  %-20s %s%n", name, costs));
        }
        return results;
    }

    private static List<Double> cost(Function function, SamplerSpec spec) {
        return List.of(cost(function, spec, 100), cost(function, spec, 1_000), cost(function, spec, 10_000));
    }

    private static double cost(Function function, SamplerSpec spec, int trials) {
        List<Observation> seen = new ArrayList<>();
        Sampler random = Samplers.create(Samplers.spec("random", Map.of()), function.parameters(), List::of, 1);
        for (int number = 1; number <= trials; number++) {
            SortedMap<String, Object> values = propose(random, 1, number);
            seen.add(seen(number, values, function.value().applyAsDouble(values)));
        }
        Sampler sampler = Samplers.create(spec, function.parameters(), () -> seen, 1);
        return Math.round(1000
                        * median(IntStream.range(trials, trials + 120)
                                .mapToDouble(i -> cost(function, sampler, i + 1, seen))
                                .skip(100)))
                / 1000.0;
    }

    /** Each trial ends before the next is proposed, so that there is something new to learn. */
    private static double cost(Function function, Sampler sampler, int number, List<Observation> seen) {
        long started = CLOCK.getCurrentThreadCpuTime();
        SortedMap<String, Object> values = propose(sampler, 1, number);
        long took = CLOCK.getCurrentThreadCpuTime() - started;
        seen.add(seen(number, values, function.value().applyAsDouble(values)));
        return took / 1e6;
    }

    /** Optuna's results; empty, with a line that says why, where it can't be called. */
    private Optional<Map<String, Object>> peer() throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (succeeds(new ProcessBuilder(python, "-c", "import optuna"))) {
                System.err.println("asking Optuna, which takes longer than all of ours together");
                return Optional.of(answer(new ProcessBuilder(
                        python,
                        home.resolve("bench/peers/optuna_tpe.py").toString(),
                        String.valueOf(seeds),
                        String.valueOf(evaluations))));
            }
        }
        System.err.println("without Optuna: python3 can't import it; the Debian package is python3-optuna");
        return Optional.empty();
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
            throw new IOException("bench/peers/optuna_tpe.py failed");
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

    private static List<Parameter> reals(int count, double low, double high) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> real("x" + i, low, high))
                .toList();
    }

    private static Parameter real(String name, double low, double high) {
        return new FloatRange(name, low, high, false, Map.of());
    }

    private static double[] x(Map<String, Object> values) {
        return IntStream.rangeClosed(1, values.size())
                .mapToDouble(i -> (Double) values.get("x" + i))
                .toArray();
    }

    private static double branin(Map<String, Object> values) {
        double x = (Double) values.get("x1");
        double y = (Double) values.get("x2");
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double c = 5 / Math.PI;
        double t = 1 / (8 * Math.PI);
        return square(y - b * x * x + c * x - 6) + 10 * (1 - t) * Math.cos(x) + 10;
    }

    private static double hartmann(Map<String, Object> values) {
        double[] x = x(values);
        double sum = 0;
        for (int i = 0; i < HEIGHTS.length; i++) {
            double distance = 0;
            for (int j = 0; j < x.length; j++) {
                distance += NARROW[i][j] * square(x[j] - CENTRES[i][j]);
            }
            sum -= HEIGHTS[i] * Math.exp(-distance);
        }
        return sum;
    }

    private static double rosenbrock(Map<String, Object> values) {
        double[] x = x(values);
        return IntStream.range(1, x.length)
                .mapToDouble(i -> 100 * square(x[i] - square(x[i - 1])) + square(1 - x[i - 1]))
                .sum();
    }

    private static double ackley(Map<String, Object> values) {
        double[] x = x(values);
        double spread =
                Math.sqrt(Arrays.stream(x).map(BestValues::square).average().orElseThrow());
        double waves =
                Arrays.stream(x).map(v -> Math.cos(2 * Math.PI * v)).average().orElseThrow();
        return -20 * Math.exp(-0.2 * spread) - Math.exp(waves) + 20 + Math.E;
    }

    private static double mixed(Map<String, Object> values) {
        String optimizer = (String) values.get("optimizer");
        double choices = Map.of("sgd", 0.3, "nesterov", 0.1, "adam", 0.0, "rmsprop", 0.05)
                        .get(optimizer)
                + Map.of("relu", 0.0, "elu", 0.05, "tanh", 0.2).get((String) values.get("activation"));
        double bestRate = Map.of("sgd", -1.0, "nesterov", -1.3, "adam", -3.0, "rmsprop", -3.3)
                .get(optimizer);
        double batch = Math.log((Integer) values.get("batch") / 64.0) / Math.log(2);
        int depth = (Integer) values.get("depth") - 5;
        return choices
                + 0.5 * square(Math.log10((Double) values.get("rate")) - bestRate - 0.5 * batch)
                + 2 * square(((Integer) values.get("filters") - 88) / 64.0)
                + 0.1 * depth * depth
                + 4 * square((Double) values.get("dropout") - 0.3 - 0.05 * depth)
                + 0.05 * batch * batch;
    }

    private static double square(double x) {
        return x * x;
    }
}
