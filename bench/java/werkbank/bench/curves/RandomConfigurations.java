package werkbank.bench.curves;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import werkbank.search.sampler.ParameterSpaces;
import werkbank.space.Parameter;

/** Configurations drawn uniformly. */
final class RandomConfigurations {
    private RandomConfigurations() {}

    /** Draws one after the other, without an end. */
    static Stream<SortedMap<String, Object>> of(List<Parameter> parameters, Random random) {
        return Stream.generate(() -> one(parameters, random));
    }

    private static SortedMap<String, Object> one(List<Parameter> parameters, Random random) {
        SortedMap<String, Object> configuration = new TreeMap<>();
        parameters.forEach(
                parameter -> configuration.put(parameter.name(), ParameterSpaces.uniform(parameter, random)));
        return configuration;
    }
}
