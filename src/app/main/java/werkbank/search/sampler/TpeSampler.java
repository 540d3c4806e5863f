package werkbank.search.sampler;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.Parameter;

/**
 * The tree-structured Parzen estimator of Bergstra, Bardenet, Bengio and Kégl (2011), Algorithms for hyper-parameter
 * optimization, NIPS 24, section 4: a density l of the good trials' parameters and a density g of the other trials'. The
 * expected improvement grows with l / g, so of some points drawn from l the one with the largest ratio is proposed.
 *
 * <p>Where parameters have priors, these take the place of the uniform distribution in l, and of half of it in the first
 * trials.
 *
 * <p>Studies of before add densities of their own good and other trials to l and g, each trial with the weight that
 * {@link PastTrials} says. With them there are no trials at random first but every third one of those.
 *
 * <p>The tree is in the {@code when}s: parameters that are active together have a density of their own, from the trials
 * that have them.
 */
public final class TpeSampler implements TransferringSampler {
    /** Each is compared with hundreds of trials. */
    private static final int MOST_CANDIDATES = 10_000;

    private static final Option STARTUP = StartupTrials.AT_RANDOM;
    private static final Option CANDIDATES = Option.of(
            "candidates",
            new Domain.Whole(1).atMost(MOST_CANDIDATES),
            24,
            "Of how many points the most promising is proposed.");
    private static final Option PRIOR_WEIGHT = Option.of(
            "prior-weight",
            Domain.Real.above(0),
            0.5,
            "The weight of the priors among the good trials, and of the uniform distribution, in trials.");

    @Override
    public Block declaration() {
        return Block.of(
                "tpe",
                "A tree-structured Parzen estimator, which learns from all results.",
                STARTUP,
                CANDIDATES,
                PRIOR_WEIGHT,
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "nearly always once there are more than some 30 trials";
    }

    @Override
    public int rank() {
        return 5;
    }

    @Override
    public boolean usesPriors() {
        return true;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "tpe, %s at random first, best of %s, prior weight %s%s",
                Counted.of(options.whole(STARTUP.key()), "trial"),
                Counted.of(options.whole(CANDIDATES.key()), "candidate"),
                MessageText.shown(options.real(PRIOR_WEIGHT.key())),
                GenerationOption.words(options));
    }

    @Override
    public Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        return new Proposals(space, options, visible, new PastTrials(past));
    }

    private static final class Proposals extends FlatSampler {
        private final StartupTrials startup;
        private final int candidates;
        private final double priorWeight;
        private final Supplier<List<Observation>> visible;
        private final List<ParameterGroup> groups;
        private final PriorDensity prior;
        private final PastTrials past;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, PastTrials past) {
            super(space);
            this.startup = StartupTrials.of(options, !past.isEmpty());
            this.candidates = options.whole(CANDIDATES.key());
            this.priorWeight = options.real(PRIOR_WEIGHT.key());
            this.visible = visible;
            this.groups = ParameterGroup.of(space);
            this.prior = PriorDensity.of(space.coordinates());
            this.past = past;
        }

        /** Draws by the model; without it until there are enough trials to learn from. */
        @Override
        protected double[] point() {
            double[] point = uniform();
            List<Observation> seen = visible.get();
            Ranking trials = Ranking.of(seen, startup.count());
            if (startup.include(number(), trials.ranked().size())) {
                return prior.start(number(), point, rng);
            }
            GoodAndBad parts = GoodAndBad.of(trials);
            double weight = past.isEmpty() ? 0 : past.weight(seen);
            groups.stream()
                    .filter(group -> group.isActive(space().getValue(point)))
                    .forEach(group -> group.put(mostPromising(group, parts, weight), point));
            return point;
        }

        /**
         * The priors tell where good trials are; they say nothing about bad ones.
         *
         * @param weight of a trial of a study of before
         */
        private double[] mostPromising(ParameterGroup group, GoodAndBad trials, double weight) {
            List<Parameter> parameters = group.parameters();
            WeightedMixtures good =
                    mixtures(group, trials.good(), PriorDensity.of(parameters), GoodAndBad::good, weight);
            WeightedMixtures bad =
                    mixtures(group, trials.bad(), PriorDensity.uniform(parameters), GoodAndBad::bad, weight);
            double[] best = good.draw(rng);
            double largest = logRatio(good, bad, best);
            for (int i = 1; i < candidates; i++) {
                double[] point = good.draw(rng);
                double logRatio = logRatio(good, bad, point);
                if (logRatio > largest) {
                    best = point;
                    largest = logRatio;
                }
            }
            return best;
        }

        private WeightedMixtures mixtures(
                ParameterGroup group,
                List<Observation> own,
                PriorDensity density,
                Function<GoodAndBad, List<Observation>> part,
                double weight) {
            List<Parameter> parameters = group.parameters();
            double[][] points = points(group, own);
            WeightedMixtures mixtures = new WeightedMixtures();
            mixtures.add(new ParzenMixture(parameters, points, density, priorWeight), points.length + priorWeight);
            for (GoodAndBad study : past.parts()) {
                double[][] before = points(group, part.apply(study));
                if (before.length > 0) {
                    mixtures.add(new ParzenMixture(parameters, before, priorWeight), weight * before.length);
                }
            }
            return mixtures;
        }

        private static double logRatio(WeightedMixtures good, WeightedMixtures bad, double[] point) {
            return good.logDensity(point) - bad.logDensity(point);
        }

        private double[][] points(ParameterGroup group, List<Observation> trials) {
            return trials.stream()
                    .filter(trial -> group.isActive(trial.parameters()))
                    .map(trial -> group.of(point(trial)))
                    .toArray(double[][]::new);
        }
    }
}
