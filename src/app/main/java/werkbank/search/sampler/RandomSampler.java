package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import werkbank.option.Block;
import werkbank.option.Values;

/** Each configuration on its own, uniform over the space: Arbiter's random search. */
public final class RandomSampler implements SamplerProvider {
    /** The sampler of a space that names none. */
    public static final String NAME = "random";

    @Override
    public Block declaration() {
        return Block.of(NAME, "Each configuration on its own.");
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
