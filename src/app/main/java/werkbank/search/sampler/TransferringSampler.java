package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.option.Values;

/** A kind of sampler that learns from the trials of other studies too. */
public interface TransferringSampler extends SamplerProvider {
    @Override
    default boolean learns() {
        return true;
    }

    @Override
    default boolean learnsFromOthers() {
        return true;
    }

    @Override
    default Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        return create(space, options, visible, List.of(), seed);
    }

    @Override
    Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed);
}
