package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.space.SamplerSpec;

/**
 * The tree-structured Parzen estimator of Bergstra, Bardenet, Bengio and Kégl (2011), Algorithms for hyper-parameter
 * optimization, NIPS 24, section 4: a density l of the good trials' parameters and a density g of the other trials'. The
 * expected improvement grows with l / g, so of some points drawn from l the one with the largest ratio is proposed.
 *
 * <p>The tree is in the {@code when}s: parameters that are active together have a density of their own, from the trials
 * that have them.
 */
final class TpeSampler extends FlatSampler {
    private final SamplerSpec.Tpe options;
    private final Supplier<List<Observation>> visible;
    private final List<ParameterGroup> groups;

    TpeSampler(ConfigurationSpace space, SamplerSpec.Tpe options, Supplier<List<Observation>> visible) {
        super(space);
        this.options = options;
        this.visible = visible;
        this.groups = ParameterGroup.of(space);
    }

    /** Uniform until there are enough trials to learn from. */
    @Override
    double[] point() {
        double[] point = uniform();
        Ranking trials = Ranking.of(visible.get(), options.startup());
        if (trials.ranked().size() < options.startup()) {
            return point;
        }
        GoodAndBad parts = GoodAndBad.of(trials);
        groups.stream()
                .filter(group -> group.isActive(space().getValue(point)))
                .forEach(group -> group.put(mostPromising(group, parts), point));
        return point;
    }

    private double[] mostPromising(ParameterGroup group, GoodAndBad trials) {
        ParzenMixture good = mixture(group, trials.good());
        ParzenMixture bad = mixture(group, trials.bad());
        double[] best = good.draw(rng);
        double largest = logRatio(good, bad, best);
        for (int i = 1; i < options.candidates(); i++) {
            double[] point = good.draw(rng);
            double logRatio = logRatio(good, bad, point);
            if (logRatio > largest) {
                best = point;
                largest = logRatio;
            }
        }
        return best;
    }

    private static double logRatio(ParzenMixture good, ParzenMixture bad, double[] point) {
        return good.logDensity(point) - bad.logDensity(point);
    }

    private ParzenMixture mixture(ParameterGroup group, List<Observation> trials) {
        double[][] own = trials.stream()
                .filter(trial -> group.isActive(trial.parameters()))
                .map(trial -> group.of(point(trial)))
                .toArray(double[][]::new);
        return new ParzenMixture(group.parameters(), own, options.priorWeight());
    }
}
