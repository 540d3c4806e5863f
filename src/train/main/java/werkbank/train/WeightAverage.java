package werkbank.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.experiment.trial.TrialResult.Weights;

/** An average of a network's parameters that grows beside its training and leaves it as it is. */
interface WeightAverage extends AutoCloseable {
    Weights kind();

    /** Once after each step. */
    void afterStep(MultiLayerNetwork network);

    /**
     * Once after each epoch's last step.
     *
     * @param epoch counted from 1
     * @return whether there is an average to look at
     */
    boolean afterEpoch(MultiLayerNetwork network, int epoch);

    /** [parameters], in the order of the network's; read them only after an epoch that had some. */
    INDArray parameters();

    @Override
    void close();

    /** average ← kept · average + share · parameters. */
    default void mix(MultiLayerNetwork network, double kept, double share) {
        parameters().muli(kept);
        try (INDArray added = network.params().mul(share)) {
            parameters().addi(added);
        }
    }

    /** Does something with the network while it has the average's parameters. */
    default void inPlace(MultiLayerNetwork network, Runnable work) {
        try (INDArray trained = network.params().dup()) {
            network.params().assign(parameters());
            try {
                work.run();
            } finally {
                network.params().assign(trained);
            }
        }
    }
}
