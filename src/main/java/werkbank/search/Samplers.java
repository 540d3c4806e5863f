package werkbank.search;

import java.util.List;
import java.util.function.Supplier;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** Makes the sampler that a space asks for. */
public final class Samplers {
    private Samplers() {}

    public static Sampler of(
            SamplerSpec spec, List<Parameter> parameters, Supplier<List<Observation>> visible, long seed) {
        return new RandomSampler(new ConfigurationSpace(parameters));
    }
}
