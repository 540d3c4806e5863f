package werkbank.search.sampler.gp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.FlatSampler;
import werkbank.search.sampler.GenerationOption;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.StartupTrials;
import werkbank.search.sampler.TransferringSampler;
import werkbank.search.sampler.UnitCube;

/**
 * Bayesian optimisation: a Gaussian process learns the loss from all trials at all rungs, and the configuration is proposed
 * that is expected to improve most on the best one, by the logarithm of Ament et al. (2023), Unexpected improvements to
 * expected improvement for Bayesian optimization, NeurIPS 36. Length scales are those of Hvarfner, Hellsten and Nardi
 * (2024), Vanilla Bayesian optimization performs great in high dimensions, ICML. The rung is one more coordinate of the
 * process, as in Swersky, Snoek and Adams (2013), Multi-task Bayesian optimization, NeurIPS 26; what is proposed is best at
 * the highest.
 *
 * <p>The first trial is the middle of each range, and half of the next ones are drawn around it. Where parameters have
 * priors, these take its place, and weigh later proposals, less and less. Studies of before give the process the mean that
 * it begins with; with them there are no trials at random first but every third one of those.
 */
public final class GaussianProcessSampler implements TransferringSampler {
    private static final Option STARTUP = Option.of(
            "startup",
            new Domain.Whole(1),
            10,
            "How many trials are proposed before it learns: the priors, or without any the middle of each range, then"
                    + " some around them and some at random.");

    private static final Option UNIFORM = Option.of(
            "uniform",
            Domain.Real.atLeast(0).atMost(1),
            0.2,
            "The share of later proposals that are drawn at random all the same, where a scheduler compares trials at rungs.");

    @Override
    public Block declaration() {
        return Block.of(
                "gp",
                "A Gaussian process, which learns from all results how the loss depends on each number.",
                STARTUP,
                UNIFORM,
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "nearly always, above all with `asha`; for up to some 30 parameters";
    }

    @Override
    public int rank() {
        return 6;
    }

    @Override
    public boolean usesPriors() {
        return true;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "gp, %s before it learns, with rungs %s of the rest at random%s",
                Counted.of(options.whole(STARTUP.key()), "trial"),
                MessageText.shown(options.real(UNIFORM.key())),
                GenerationOption.words(options));
    }

    @Override
    public Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        return new Proposals(space, options, visible, past);
    }

    private static final class Proposals extends FlatSampler {
        private final StartupTrials startup;
        private final double uniform;
        private final Supplier<List<Observation>> visible;
        private final UnitCube cube;
        private final Metric metric;
        private final Expected expected;
        private final PastMeans past;
        private final Fitting fitting;
        private List<Observation> known = List.of();
        private Surrogate surrogate;
        private int number = 1;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, List<PastStudy> past) {
            super(space);
            this.startup = new StartupTrials(options.whole(STARTUP.key()), !past.isEmpty());
            this.uniform = options.real(UNIFORM.key());
            this.visible = visible;
            this.cube = new UnitCube(space);
            this.metric = Metric.of(cube);
            this.expected = Expected.in(space);
            this.past = new PastMeans(past, metric, this::filled);
            this.fitting = new Fitting(metric, this.past, this::filled);
        }

        @Override
        public void number(int number) {
            this.number = number;
        }

        /** Draws what is expected until there are enough trials to learn from, then uniformly now and then. */
        @Override
        protected double[] point() {
            double[] point = uniform();
            boolean goesOn = rng.nextDouble() >= uniform;
            List<Observation> trials = visible.get().stream()
                    .sorted(Comparator.comparingInt(Observation::number))
                    .toList();
            long told = trials.stream().filter(Observation::hasValue).count();
            if (startup.include(number, told)) {
                return expected.first().start(number, point, rng);
            }
            boolean learns = point.length > 0 && (goesOn || Rows.budgets(trials).size() <= 1);
            return learns ? promising(trials) : point;
        }

        /** Learns anew only when something else is known: what was proposed before is drawn again. */
        private double[] promising(List<Observation> trials) {
            if (surrogate == null || !trials.equals(known)) {
                known = trials;
                surrogate = Surrogate.of(trials, metric, fitting, past, this::filled);
            }
            return surrogate.mostPromising(cube, expected, point -> space().allows(space().getValue(point)), rng);
        }
    }
}
