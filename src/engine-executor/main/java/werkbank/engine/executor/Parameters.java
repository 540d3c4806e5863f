package werkbank.engine.executor;

import java.util.HashMap;
import java.util.Map;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Standardisation;

/** The parameters of a network on the device, and its weights as layers multiply with them. */
final class Parameters implements AutoCloseable {
    private final Operations operations;
    private final ParameterLayout layout;
    private final Buffer all;
    private final TwoKinds weights;
    /** Weights that stay as they are. */
    private final TwoKinds frozen;

    private final Map<Integer, Standards> standards = new HashMap<>();

    Parameters(Operations operations, Architecture architecture, ParameterLayout layout) {
        this.operations = operations;
        this.layout = layout;
        this.all = operations.allocate(Kind.FLOAT, layout.length());
        this.weights = new TwoKinds(operations, weights());
        this.frozen = new TwoKinds(operations, part(Section.FROZEN_WEIGHTS));
        for (Place place : architecture.hidden()) {
            if (place.layer() instanceof Standardisation layer) {
                standards.put(place.index(), Standards.of(operations, layer));
            }
        }
    }

    /** All parameters, of kind FLOAT. */
    Buffer all() {
        return all;
    }

    /** The parameters that gradients change, weights first. */
    Buffer learned() {
        return all.part(0, layout.learned());
    }

    /** All weights, of kind FLOAT. */
    Buffer weights() {
        return all.part(0, layout.weights());
    }

    /** Running means and variances of all layers. */
    Buffer statistics() {
        return part(Section.STATISTICS);
    }

    private Buffer part(Section section) {
        return all.part(layout.start(section), layout.end(section) - layout.start(section));
    }

    /** A layer's weights as it multiplies with them, of kind VALUE. */
    Buffer weights(Place place) {
        Tensor tensor = layout.tensor(place, Role.WEIGHTS);
        long frozenFrom = layout.start(Section.FROZEN_WEIGHTS);
        return tensor.device() < layout.weights()
                ? weights.values().part(tensor.device(), tensor.length())
                : frozen.values().part(tensor.device() - frozenFrom, tensor.length());
    }

    /** The constants of a standardisation. */
    Standards standards(Place place) {
        return standards.get(place.index());
    }

    /** An array of a layer, of kind FLOAT. */
    Buffer of(Place place, Role role) {
        Tensor tensor = layout.tensor(place, role);
        return all.part(tensor.device(), tensor.length());
    }

    /** The arrays of a batch normalisation. */
    NormParameters norm(Place place) {
        return new NormParameters(
                of(place, Role.GAMMA), of(place, Role.BETA), of(place, Role.MEAN), of(place, Role.VARIANCE));
    }

    /** Has the layers multiply with the weights that are learned as they are now. */
    void narrow() {
        weights.narrow();
    }

    /**
     * Sets all of them.
     *
     * @param values in DL4J's order
     * @throws IllegalArgumentException when they are more or fewer
     */
    void assign(float[] values) {
        operations.upload(layout.toDevice(values), all);
        narrow();
        frozen.narrow();
    }

    /** A copy in DL4J's order. */
    float[] values() {
        return values(all);
    }

    /** A copy of another buffer of parameters, in DL4J's order. */
    float[] values(Buffer parameters) {
        float[] device = new float[(int) layout.length()];
        operations.download(parameters, device);
        return layout.toHost(device);
    }

    boolean isFinite() {
        return operations.isFinite(all);
    }

    @Override
    public void close() {
        all.close();
        weights.close();
        frozen.close();
        standards.values().forEach(constants -> constants.all().close());
    }
}
