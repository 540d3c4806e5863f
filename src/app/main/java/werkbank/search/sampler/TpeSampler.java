package werkbank.search.sampler;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.GroupDraws.GoodAndBadDensity;
import werkbank.space.Parameter;

/**
 * The tree-structured Parzen estimator of Bergstra, Bardenet, Bengio and Kégl (2011), Algorithms for hyper-parameter
 * optimization, NIPS 24, section 4: a density l of the good trials' parameters and a density g of the other trials'. The
 * expected improvement grows with l / g, so of some points drawn from l the one with the largest ratio is proposed that no
 * trial has had and the space allows.
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

    /** Uniform points that are looked at where all that were drawn from l are known or refused. */
    private static final int MOST_UNIFORM = 100;

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
        private final Tried<SortedMap<String, Object>> tried = new Tried<>(Observation::parameters);

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
            tried.see(seen);
            return mostPromising(
                    point, draws(group -> new GroupDraws(group, each -> densities(each, parts, weight), rng)));
        }

        private DrawnPoints draws(Function<ParameterGroup, GroupDraws> draws) {
            return new DrawnPoints(space(), groups.stream().map(draws).toList(), candidates);
        }

        /**
         * The most promising point that may be proposed; where none was drawn, a uniform one, and what may not be where
         * such a one wasn't found either.
         */
        private double[] mostPromising(double[] start, DrawnPoints draws) {
            double[] best = draws.best(start);
            return mayBe(best)
                    ? best
                    : draws.best(start, this::mayBe)
                            .or(() -> Stream.generate(this::uniform)
                                    .limit(MOST_UNIFORM)
                                    .filter(this::mayBe)
                                    .findFirst())
                            .orElse(best);
        }

        /** Whether no trial has had a point's configuration, unless that is no matter, and it is allowed. */
        private boolean mayBe(double[] point) {
            SortedMap<String, Object> values = space().getValue(point);
            return (space().repeats() || !tried.contain(values)) && space().allows(values);
        }

        /**
         * The priors tell where good trials are; they say nothing about bad ones.
         *
         * @param weight of a trial of a study of before
         */
        private GoodAndBadDensity densities(ParameterGroup group, GoodAndBad trials, double weight) {
            List<Parameter> parameters = group.parameters();
            return new GoodAndBadDensity(
                    mixtures(group, trials.good(), PriorDensity.of(parameters), GoodAndBad::good, weight),
                    mixtures(group, trials.bad(), PriorDensity.uniform(parameters), GoodAndBad::bad, weight));
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

        private double[][] points(ParameterGroup group, List<Observation> trials) {
            return trials.stream()
                    .filter(trial -> group.isActive(trial.parameters()))
                    .map(trial -> group.of(point(trial)))
                    .toArray(double[][]::new);
        }
    }
}
