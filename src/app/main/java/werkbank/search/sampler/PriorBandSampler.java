package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.space.SchedulerSpec;

/**
 * The sampling of PriorBand: Mallik et al. (2023), PriorBand: practical hyperparameter optimization in the age of deep
 * learning, NeurIPS 36, section 5. A proposal is drawn uniformly, around the priors, or near the best trial so far. One
 * that starts at rung r of a scheduler with reduction η is uniform with probability 1 / (1 + η^r): half of those of the
 * lowest rung are, few of those that get all their epochs. Priors and best trial share the rest as {@link BandShares} says.
 */
public final class PriorBandSampler implements TransferringSampler {
    @Override
    public Block declaration() {
        return Block.of(
                "prior-band",
                "Random configurations, those around the priors and those near the best trial, in shares that depend on"
                        + " the rung and on how good the priors turn out to be.",
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "ranges have priors that you trust, with `hyperband` or `asha`, and there are few full trainings";
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
    public boolean needsPriors() {
        return true;
    }

    @Override
    public String words(Values options) {
        return "prior-band" + GenerationOption.words(options);
    }

    /** Gives parameters without a prior one from the best trial of the studies of before. */
    @Override
    public Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        List<Observation> best = new PastTrials(past).inTurn(1);
        return new Proposals(
                space,
                visible,
                best.isEmpty()
                        ? PriorDensity.of(space.coordinates())
                        : PriorDensity.orAround(
                                space.coordinates(), space.point(best.get(0).parameters())));
    }

    private static final class Proposals extends FlatSampler {
        private final Supplier<List<Observation>> visible;
        private final PriorDensity prior;
        private int rung;
        private int reduction = SchedulerSpec.USUAL_REDUCTION;

        Proposals(ConfigurationSpace space, Supplier<List<Observation>> visible, PriorDensity prior) {
            super(space);
            this.visible = visible;
            this.prior = prior;
        }

        @Override
        public void startsAt(int rung, int reduction) {
            this.rung = rung;
            this.reduction = reduction;
        }

        /** The priors themselves are the first trial. */
        @Override
        protected double[] point() {
            double[] uniform = uniform();
            if (number() == 1) {
                return prior.mode(uniform);
            }
            if (rng.nextDouble() < 1 / (1 + Math.pow(reduction, rung))) {
                return uniform;
            }
            double share = rng.nextDouble();
            return Incumbent.of(visible.get(), reduction)
                    .filter(best -> share >= shares(best).prior())
                    .map(best -> Mutation.of(space().coordinates(), point(best.trial()))
                            .draw(rng))
                    .orElseGet(() -> prior.draw(rng));
        }

        private BandShares shares(Incumbent best) {
            PriorDensity near = PriorDensity.around(space().coordinates(), point(best.trial()));
            return BandShares.of(best.top().stream().map(this::point).toList(), prior, near);
        }
    }
}
