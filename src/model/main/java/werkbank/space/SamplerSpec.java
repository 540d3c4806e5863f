package werkbank.space;

import java.util.Map;
import werkbank.option.Values;

/**
 * The sampler that a study has chosen.
 *
 * @param name as {@code sampler:} takes it
 * @param options a value for each of its options
 * @param words for people, for instance {@code grid, up to 5 points a range, in random order}
 * @param learns whether its proposals depend on how other trials went
 */
public record SamplerSpec(String name, Values options, String words, boolean learns) {
    /** Each configuration on its own, uniform over the space. */
    public static final SamplerSpec RANDOM = new SamplerSpec("random", new Values(Map.of()), "random", false);

    /** Leaves the sampler to be chosen when a study begins: what a space gets that names none. */
    public static final SamplerSpec AUTO = new SamplerSpec("auto", new Values(Map.of("generation", 0)), "auto", true);

    /** The option of samplers that learn which says how many proposals are made from the same results. */
    public static final String GENERATION = "generation";

    /** Whether it is still to be chosen. */
    public boolean isOpen() {
        return name.equals(AUTO.name);
    }

    /** Whether it proposes the same, whatever its words. */
    public boolean isLike(SamplerSpec other) {
        return name.equals(other.name) && options.equals(other.options);
    }

    /** How many proposals are made from the same results; 0 when each is made from all that are known. */
    public int generation() {
        return options.whole(GENERATION, 0);
    }
}
