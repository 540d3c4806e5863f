package werkbank.search.added;

import java.util.List;
import java.util.function.Supplier;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.FlatSampler;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.SamplerProvider;

/** All that it takes to add a sampler: this class and a line that names it. It draws from the middle of each range. */
public final class MiddleSampler implements SamplerProvider {
    private static final Option WIDTH =
            Option.of("width", Domain.Real.above(0).atMost(1), 0.5, "The share of each range that is drawn from.");

    @Override
    public Block declaration() {
        return Block.of("middle", "At random from the middle of each range.", WIDTH);
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        double width = options.real(WIDTH.key());
        return new FlatSampler(space) {
            @Override
            protected double[] point() {
                double[] point = uniform();
                for (int i = 0; i < point.length; i++) {
                    point[i] = 0.5 + width * (point[i] - 0.5);
                }
                return point;
            }
        };
    }
}
