package werkbank.search.sampler.gp;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.GenerationOption;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.sampler.Results;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.StartupTrials;
import werkbank.search.sampler.SurrogateSampler;
import werkbank.search.sampler.TransferringSampler;

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
    private static final Option STARTUP = StartupTrials.option(
            "How many trials are proposed before it learns: the priors, or without any the middle of each range, then"
                    + " some around them and some at random.");

    private static final Option UNIFORM = SurrogateSampler.uniformShare(
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

    private static final class Proposals extends SurrogateSampler<Surrogate> {
        private final Metric metric;
        private final Expected expected;
        private final PastMeans past;
        private final Fitting fitting;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, List<PastStudy> past) {
            super(space, options, !past.isEmpty(), visible);
            this.metric = Metric.of(cube());
            this.expected = Expected.in(space);
            this.past = new PastMeans(past, metric, this::filled);
            this.fitting = new Fitting(metric, this.past, this::filled);
        }

        @Override
        protected double[] first(double[] drawn) {
            return expected.first().start(number(), drawn, rng);
        }

        /** Proposals are drawn uniformly only where trials have come to more than one budget. */
        @Override
        protected boolean explores(Results results) {
            return results.rungs().length > 1;
        }

        @Override
        protected Surrogate learnt(Results results) {
            return Surrogate.of(results, metric, fitting, past, this::filled);
        }

        @Override
        protected double[] mostPromising(Surrogate surrogate) {
            return surrogate.mostPromising(cube(), expected, this::mayBe, rng);
        }
    }
}
