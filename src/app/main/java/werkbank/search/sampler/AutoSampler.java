package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;

/**
 * Stands for the sampler that {@link SamplerChoice} chooses. A study puts that one in its place before it begins; without
 * a study, it is the choice for many trials one after the other.
 */
public final class AutoSampler implements TransferringSampler {
    private static final String NAME = SamplerSpec.AUTO.name();

    private static final int MANY = 100;

    @Override
    public Block declaration() {
        return Block.of(
                NAME,
                "Chooses one of the others by the number of trials, the parameters, priors and workers, and says why.",
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "you would rather not choose; the study keeps what was chosen when it began";
    }

    @Override
    public int rank() {
        return 7;
    }

    @Override
    public String words(Values options) {
        return NAME + GenerationOption.words(options);
    }

    @Override
    public Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        SamplerChoice choice = SamplerChoice.of(space.parameters(), SchedulerSpec.NONE, MANY, 1, 0, !past.isEmpty());
        Values own = choice.spec(options).options();
        return Samplers.kinds().named(choice.name()).create(space, own, visible, past, seed);
    }
}
