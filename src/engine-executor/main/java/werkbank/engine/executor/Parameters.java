package werkbank.engine.executor;

import werkbank.engine.executor.Role.Section;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;

/** The parameters of a network on the device, and its weights as layers multiply with them. */
final class Parameters implements AutoCloseable {
    private final Operations operations;
    private final ParameterLayout layout;
    private final Buffer all;
    private final TwoKinds weights;

    Parameters(Operations operations, ParameterLayout layout) {
        this.operations = operations;
        this.layout = layout;
        this.all = operations.allocate(Kind.FLOAT, layout.length());
        this.weights = new TwoKinds(operations, weights());
    }

    /** All parameters, of kind FLOAT. */
    Buffer all() {
        return all;
    }

    /** The parameters that gradients change, weights first. */
    Buffer learned() {
        return all.part(0, layout.end(Section.SHIFTS));
    }

    /** All weights, of kind FLOAT. */
    Buffer weights() {
        return all.part(0, layout.end(Section.WEIGHTS));
    }

    /** Running means and variances of all layers. */
    Buffer statistics() {
        long from = layout.end(Section.SHIFTS);
        return all.part(from, layout.length() - from);
    }

    /** A layer's weights as it multiplies with them, of kind VALUE. */
    Buffer weights(Place place) {
        Tensor tensor = layout.tensor(place, Role.WEIGHTS);
        return weights.values().part(tensor.device(), tensor.length());
    }

    /** An array of a layer, of kind FLOAT. */
    Buffer of(Place place, Role role) {
        Tensor tensor = layout.tensor(place, role);
        return all.part(tensor.device(), tensor.length());
    }

    /** Has the layers multiply with the weights as they are now. */
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
    }
}
