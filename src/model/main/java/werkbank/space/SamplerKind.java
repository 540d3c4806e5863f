package werkbank.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import werkbank.option.Declared;
import werkbank.option.Values;

/**
 * A kind of sampler, as far as a search space, {@code check}, progress, report, schema and reference page know it.
 * Kinds are found by {@link java.util.ServiceLoader}; a search wants them to make samplers too.
 */
public interface SamplerKind extends Declared {

    /** Whether its proposals depend on how other trials went; then it has the option {@link SamplerSpec#GENERATION}. */
    default boolean learns() {
        return false;
    }

    /** Whether its proposals depend on the {@link Parameter#prior priors} of the parameters. */
    default boolean usesPriors() {
        return false;
    }

    /** Whether its proposals depend on the trials of other studies, where there are any. */
    default boolean learnsFromOthers() {
        return false;
    }

    /** Whether it is for spaces with priors alone; without any it can search, but others do so better. */
    default boolean needsPriors() {
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

    /** The description of the sampler that a study keeps. */
    default SamplerSpec spec(Values options) {
        return new SamplerSpec(declaration().name(), options, words(options), learns());
    }
}
