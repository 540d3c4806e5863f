package werkbank.search.sampler.gp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.FlatSampler;
import werkbank.search.sampler.GenerationOption;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.UnitCube;

/**
 * Bayesian optimisation: a Gaussian process learns the loss from all trials at all rungs, and the configuration is proposed
 * that is expected to improve most on the best one, by the logarithm of Ament et al. (2023), Unexpected improvements to
 * expected improvement for Bayesian optimization, NeurIPS 36. Length scales are those of Hvarfner, Hellsten and Nardi
 * (2024), Vanilla Bayesian optimization performs great in high dimensions, ICML. The rung is one more coordinate of the
 * process, as in Swersky, Snoek and Adams (2013), Multi-task Bayesian optimization, NeurIPS 26; what is proposed is best at
 * the highest.
 */
public final class GaussianProcessSampler implements SamplerProvider {
    private static final Option STARTUP =
            Option.of("startup", new Domain.Whole(1), 10, "How many trials are proposed at random before it learns.");

    @Override
    public Block declaration() {
        return Block.of(
                "gp",
                "A Gaussian process, which learns from all results how the loss depends on each number.",
                STARTUP,
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "tmp";
    }

    @Override
    public int rank() {
        return 6;
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "gp, %s at random first%s",
                Counted.of(options.whole(STARTUP.key()), "trial"),
                GenerationOption.words(options));
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        return new Proposals(space, options, visible);
    }

    private static final class Proposals extends FlatSampler {
        private static final int MOST_ROWS = Integer.getInteger("gp.rows", 200);
        private static final int GOOD = 10;
        private static final double RANDOM = Double.parseDouble(System.getProperty("gp.random", "0"));

        private final int startup;
        private final Supplier<List<Observation>> visible;
        private final UnitCube cube;
        private final Metric metric;
        private final Fitting fitting;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible) {
            super(space);
            this.startup = Integer.getInteger("gp.startup", options.whole(STARTUP.key()));
            this.visible = visible;
            this.cube = new UnitCube(space);
            boolean[] isChoice = new boolean[cube.dimensions() + 1];
            for (int i = 0; i < cube.dimensions(); i++) {
                isChoice[i] = cube.isChoice(i);
            }
            this.metric = new Metric(isChoice);
            this.fitting = new Fitting(metric, this::input, startup);
        }

        @Override
        protected double[] point() {
            double[] uniform = uniform();
            List<Observation> trials = visible.get().stream()
                    .sorted(Comparator.comparingInt(Observation::number))
                    .toList();
            long known =
                    trials.stream().filter(trial -> !trial.values().isEmpty()).count();
            if (known < startup || uniform.length == 0 || rng.nextDouble() < RANDOM) {
                return uniform;
            }
            return promising(trials);
        }

        private double[] promising(List<Observation> trials) {
            List<Row> rows = Rows.few(Rows.of(trials, startup), MOST_ROWS);
            double[][] inputs = rows.stream().map(this::input).toArray(double[][]::new);
            double[] targets = rows.stream().mapToDouble(Row::target).toArray();
            GaussianProcess process = GaussianProcess.of(metric, fitting.of(trials), inputs, targets);
            List<double[]> good = rows.stream()
                    .sorted(Comparator.comparingDouble(Row::target))
                    .map(Row::trial)
                    .distinct()
                    .limit(GOOD)
                    .map(trial -> Candidates.filled(point(trial)))
                    .toList();
            double incumbent = good.stream()
                    .mapToDouble(point -> process.mean(Candidates.withFidelity(point)))
                    .min()
                    .orElseThrow();
            double[][] running = trials.stream()
                    .filter(trial -> !trial.ended() && trial.values().isEmpty())
                    .map(trial -> Candidates.withFidelity(Candidates.filled(point(trial))))
                    .toArray(double[][]::new);
            Acquisition acquisition = new Acquisition(process.believing(running), incumbent);
            Set<Map<String, Object>> tried =
                    trials.stream().map(Observation::parameters).collect(Collectors.toSet());
            return new Candidates(cube, acquisition, rng)
                    .best(good, point -> !tried.contains(space().getValue(point)));
        }

        private double[] input(Row row) {
            double[] input = Candidates.withFidelity(Candidates.filled(point(row.trial())));
            input[input.length - 1] = row.fidelity();
            return input;
        }
    }
}
