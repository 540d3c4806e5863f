package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.option.Values;
import werkbank.space.SamplerKind;

/**
 * A kind of sampler that a search can use. Implementations have a public constructor without parameters and are found by
 * {@link java.util.ServiceLoader} as a {@link SamplerKind}; {@code SamplerContract} is what each has to pass.
 */
public interface SamplerProvider extends SamplerKind {

    /**
     * Makes a sampler of one study.
     *
     * @param options a value for each option, in its domain
     * @param visible the trials that the next proposal may know of, asked for at each proposal; their numbers are
     *     different and a trial's parameters stay the same
     * @param seed of the study; decides what is common to all of its proposals
     */
    Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed);

    /**
     * Makes a sampler of one study that may learn from others too; one that doesn't is as without them.
     *
     * @param options likewise
     * @param visible likewise
     * @param past the studies of before, none of which is empty
     * @param seed likewise
     */
    default Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        return create(space, options, visible, seed);
    }
}
