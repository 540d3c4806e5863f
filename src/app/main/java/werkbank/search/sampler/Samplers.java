package werkbank.search.sampler;

import java.util.List;
import java.util.function.Supplier;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** Makes the sampler that a space asks for. */
public final class Samplers {
    private Samplers() {}

    /**
     * A sampler of configurations.
     *
     * @param parameters each after those that its {@code when} names
     * @param visible the trials that the next proposal may know of, asked for at each proposal; their numbers are
     *     different and a trial's parameters stay the same
     * @param seed of the study; decides what is common to all of its proposals
     */
    public static Sampler of(
            SamplerSpec spec, List<Parameter> parameters, Supplier<List<Observation>> visible, long seed) {
        ConfigurationSpace space = new ConfigurationSpace(parameters);
        if (spec instanceof SamplerSpec.Tpe tpe) {
            return new TpeSampler(space, tpe, visible);
        }
        if (spec instanceof SamplerSpec.Genetic genetic) {
            return new GeneticSampler(space, genetic, visible);
        }
        if (spec instanceof SamplerSpec.Grid grid) {
            return new GridSampler(space, grid, seed);
        }
        if (spec instanceof SamplerSpec.Sobol) {
            return new SobolSampler(space, seed);
        }
        return new RandomSampler(space);
    }
}
