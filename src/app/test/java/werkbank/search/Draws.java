package werkbank.search;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.space.Parameter;

/** Values of a space as Arbiter's generator draws them, with a fixed seed. */
public final class Draws {
    private final ConfigurationSpace space;
    private final RandomSearchGenerator generator;

    private Draws(ConfigurationSpace space) {
        this.space = space;
        this.generator = new RandomSearchGenerator(space);
        generator.setRngSeed(1);
    }

    public static Draws of(List<Parameter> parameters) {
        return new Draws(new ConfigurationSpace(parameters));
    }

    @SuppressWarnings("unchecked")
    public SortedMap<String, Object> random() {
        return (SortedMap<String, Object>) generator.getCandidate().getValue();
    }

    /** The value where every number of the flat vector is {@code u}. */
    public SortedMap<String, Object> at(double u) {
        double[] flat = new double[space.numParameters()];
        Arrays.fill(flat, u);
        return space.getValue(flat);
    }
}
