package werkbank.engine.executor;

import werkbank.engine.saved.ReadNetwork;

/** The arrays of parameters of a network from a file, layer by layer, in the order in which layers multiply with them. */
public final class SavedArrays {
    private final Architecture architecture;
    private final ParameterLayout layout;
    private final float[] parameters;

    /** Takes the arrays of a network. */
    public SavedArrays(ReadNetwork network) {
        this.architecture = Architecture.of(network.graph(), 0);
        this.layout = new ParameterLayout(architecture);
        this.parameters = network.parameters();
    }

    /**
     * A copy of an array.
     *
     * @param node that has one of this role
     * @return weights [filters or units][taps or pixels][channels], of a depthwise convolution [taps][channels]; others a
     *     number for each channel or unit
     */
    public float[] of(int node, Role role) {
        Tensor tensor = layout.tensor(architecture.places().get(node), role).onDevice(0);
        float[] numbers = new float[tensor.length()];
        tensor.toDevice(parameters, numbers);
        return numbers;
    }
}
