package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.space.SamplerSpec;

/** Each configuration on its own, uniform over the space: Arbiter's random search. */
public final class RandomSampler implements SamplerProvider {
    @Override
    public Block declaration() {
        return Block.of(SamplerSpec.RANDOM.name(), "Each configuration on its own, whatever the others.");
    }

    @Override
    public String takeItWhen() {
        return "a first look; a baseline that others must beat; trials that must not depend on each other";
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        return new Proposals(space);
    }

    private static final class Proposals extends RandomSearchGenerator implements Sampler {
        Proposals(ConfigurationSpace space) {
            super(space);
        }
    }
}
