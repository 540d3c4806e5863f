package werkbank.search.sampler;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/** A space of Arbiter's, each of whose values stands for one of ours. */
final class MappedSpace<P, V> implements ParameterSpace<V> {
    private final ParameterSpace<P> space;
    private final Function<P, V> meaning;

    MappedSpace(ParameterSpace<P> space, Function<P, V> meaning) {
        this.space = space;
        this.meaning = meaning;
    }

    @Override
    public V getValue(double[] parameterValues) {
        return meaning.apply(space.getValue(parameterValues));
    }

    @Override
    public int numParameters() {
        return space.numParameters();
    }

    @Override
    @SuppressWarnings("rawtypes") // Arbiter's signature
    public List<ParameterSpace> collectLeaves() {
        return space.collectLeaves();
    }

    @Override
    @SuppressWarnings("rawtypes") // Arbiter's signature
    public Map<String, ParameterSpace> getNestedSpaces() {
        return Map.of("space", space);
    }

    @Override
    public boolean isLeaf() {
        return false;
    }

    @Override
    public void setIndices(int... indices) {
        throw new UnsupportedOperationException("the indices belong to the space inside");
    }
}
