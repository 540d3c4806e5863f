package werkbank.search.sampler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import werkbank.option.Declared;
import werkbank.option.Values;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/**
 * A kind of sampler that a search space may name. Implementations have a public constructor without parameters and are
 * found by {@link java.util.ServiceLoader}; the reader of spaces, {@code check}, the progress, the report, the schema and
 * the reference page know of a sampler only what it says here. {@code SamplerContract} is what each has to pass.
 */
public interface SamplerProvider extends Declared {

    /** Whether its proposals depend on how other trials went; then it should have {@link GenerationOption}. */
    default boolean learns() {
        return false;
    }

    /**
     * Why it can't search a space, with the remedy, to follow the place; empty when it can.
     *
     * @param parameters each after those that its {@code when} names
     */
    default Optional<String> whyNot(List<Parameter> parameters, Values options) {
        return Optional.empty();
    }

    /**
     * How many configurations it proposes before it ends; empty when there is no end.
     *
     * @param parameters of a space that it can search
     */
    default OptionalLong size(List<Parameter> parameters, Values options) {
        return OptionalLong.empty();
    }

    /**
     * Makes a sampler of one study.
     *
     * @param options a value for each option, in its domain
     * @param visible the trials that the next proposal may know of, asked for at each proposal; their numbers are
     *     different and a trial's parameters stay the same
     * @param seed of the study; decides what is common to all of its proposals
     */
    Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed);

    /** What a study keeps of it. */
    default SamplerSpec spec(Values options) {
        return new SamplerSpec(declaration().name(), options, words(options), learns());
    }
}
