package werkbank.search.sampler;

import java.util.Locale;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.SamplerSpec;

/** The option {@code generation} of samplers that learn. The search itself does what it says. */
public final class GenerationOption {
    public static final Option OPTION = Option.of(
            SamplerSpec.GENERATION,
            new Domain.Whole(0),
            0,
            "How many trials are proposed from the same results, so that the number of workers changes nothing; `0`:"
                    + " each from all results so far.");

    private GenerationOption() {}

    /** The option in words, to follow the sampler's others; nothing where each proposal has all results. */
    public static String words(Values options) {
        int generation = options.whole(SamplerSpec.GENERATION);
        return generation == 0 ? "" : String.format(Locale.ROOT, ", in generations of %d", generation);
    }
}
