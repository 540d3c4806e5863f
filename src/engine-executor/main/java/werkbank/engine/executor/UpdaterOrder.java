package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * The states as the device has them.
     *
     * @param updater {@link #count} numbers
     */
    List<float[]> toDevice(float[] updater) {
        List<float[]> all = newStates();
        eachArray((tensor, state) -> tensor.toDevice(updater, all.get(state)));
        return all;
    }

    /** The states in DL4J's order. */
    float[] toHost(List<float[]> all) {
        float[] updater = new float[count()];
        eachArray((tensor, state) -> tensor.toHost(all.get(state), updater));
        return updater;
    }

    List<float[]> newStates() {
        List<float[]> all = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            all.add(new float[device]);
        }
        return all;
    }

    private interface OfState {
        /** @param tensor whose host place is that among the states */
        void accept(Tensor tensor, int state);
    }

    private void eachArray(OfState work) {
        int at = 0;
        for (List<Tensor> block : blocks) {
            for (int state = 0; state < states; state++) {
                for (Tensor tensor : block) {
                    if (tensor.device() < device) {
                        work.accept(tensor.atHost(at), state);
                    }
                    at += tensor.length();
                }
            }
        }
    }
}
