package werkbank.search.sampler;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import werkbank.option.Kinds;
import werkbank.space.Parameter;
import werkbank.space.SamplerKind;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchSpace;

/** The samplers that there are. */
public final class Samplers {
    private Samplers() {}

    /** Finds all kinds of samplers. */
    public static Kinds<SamplerProvider> kinds() {
        return Kinds.load("sampler", SamplerKind.class).as(SamplerProvider.class);
    }

    /**
     * Whether the proposals of a kind depend on the trials of other studies.
     *
     * @throws IllegalArgumentException when there is no such sampler
     */
    public static boolean learnFromOthers(String name) {
        return kinds().named(name).learnsFromOthers();
    }

    /**
     * A sampler with some options given and the others at their defaults.
     *
     * @param name as {@code sampler:} takes it
     * @param given values by option
     * @throws IllegalArgumentException when there is no such sampler or option, or a value is none of the option's
     */
    public static SamplerSpec spec(String name, Map<String, ?> given) {
        SamplerProvider kind = kinds().named(name);
        return kind.spec(kind.declaration().values(given));
    }

    /**
     * Makes the sampler that a study has chosen.
     *
     * @param parameters each after those that its {@code when} names
     * @param visible as {@link SamplerProvider#create} takes it
     * @param seed of the study
     * @throws IllegalArgumentException when there is no such sampler
     */
    public static Sampler create(
            SamplerSpec spec, List<Parameter> parameters, Supplier<List<Observation>> visible, long seed) {
        return kinds().named(spec.name()).create(new ConfigurationSpace(parameters), spec.options(), visible, seed);
    }

    /**
     * Makes the sampler of a space, which knows the space's constraints and which configurations have a network.
     *
     * @param visible as {@link SamplerProvider#create} takes it
     * @param past the studies of before, none of which is empty
     * @param seed of the study
     * @throws IllegalArgumentException when there is no such sampler
     */
    public static Sampler create(
            SearchSpace space, Supplier<List<Observation>> visible, List<PastStudy> past, long seed) {
        ConfigurationSpace configurations = new ConfigurationSpace(
                space.parameters(), space::allows, !space.search().redraw());
        SamplerSpec spec = space.sampler();
        return kinds().named(spec.name()).create(configurations, spec.options(), visible, past, seed);
    }

    /**
     * How many configurations the sampler that a study has chosen proposes before it ends; empty when there is no end.
     *
     * @param parameters each after those that its {@code when} names
     * @throws IllegalArgumentException when there is no such sampler
     */
    public static OptionalLong size(SamplerSpec spec, List<Parameter> parameters) {
        return kinds().named(spec.name()).size(parameters, spec.options());
    }
}
