package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The order of what an optimizer remembers, as DL4J keeps it: parameters in DL4J's order fall into blocks, which end where
 * running statistics of batch normalisation lie between, since no optimizer is theirs. A block has the first state of all
 * its parameters, then the second of all, and so on; one block follows the other. States of what stays as it is are 0.
 */
final class UpdaterOrder {
    /** Each a run of arrays that lie side by side in DL4J's order. */
    private final List<List<Tensor>> blocks = new ArrayList<>();

    private final int states;
    /** Numbers of a state in DL4J's order. */
    private final int learned;
    /** Numbers of a state on the device. */
    private final int device;

    /** @param states of the optimizer, each as long as what is learned */
    UpdaterOrder(ParameterLayout layout, int states) {
        List<Tensor> block = new ArrayList<>();
        for (Map.Entry<Role, Tensor> array : layout.inOrder()) {
            if (!array.getKey().isStatistic()) {
                block.add(array.getValue());
            } else if (!block.isEmpty()) {
                blocks.add(block);
                block = new ArrayList<>();
            }
        }
        blocks.add(block); // the output layer's at least
        this.states = states;
        this.learned = blocks.stream().mapToInt(UpdaterOrder::length).sum();
        this.device = (int) layout.learned();
    }

    private static int length(List<Tensor> block) {
        return block.stream().mapToInt(Tensor::length).sum();
    }

    /** Numbers of all states in DL4J's order. */
    int count() {
        return states * learned;
    }

    /**
     * A state as the device has it.
     *
     * @param state from 0
     * @param updater {@link #count} numbers
     */
    float[] toDevice(int state, float[] updater) {
        float[] numbers = new float[device];
        eachArray(state, tensor -> tensor.toDevice(updater, numbers));
        return numbers;
    }

    /**
     * Writes a state to its places in DL4J's order.
     *
     * @param state from 0
     * @param numbers as the device has them
     * @param updater {@link #count} numbers
     */
    void toHost(int state, float[] numbers, float[] updater) {
        eachArray(state, tensor -> tensor.toHost(numbers, updater));
    }

    /** Hands out the arrays that are learned, whose host places are those of a state. */
    private void eachArray(int state, Consumer<Tensor> work) {
        int block = 0;
        for (List<Tensor> tensors : blocks) {
            int length = length(tensors);
            int at = block + state * length;
            for (Tensor tensor : tensors) {
                if (tensor.device() < device) {
                    work.accept(tensor.atHost(at));
                }
                at += tensor.length();
            }
            block += states * length;
        }
    }
}
