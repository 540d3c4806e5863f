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
    /** Each configuration on its own, uniform over the space: what a space gets that names no sampler. */
    public static final SamplerSpec RANDOM = new SamplerSpec("random", new Values(Map.of()), "random", false);

    /** The option of samplers that learn which says how many proposals are made from the same results. */
    public static final String GENERATION = "generation";

    /** How many proposals are made from the same results; 0 when each is made from all that are known. */
    public int generation() {
        return options.whole(GENERATION, 0);
    }
}
