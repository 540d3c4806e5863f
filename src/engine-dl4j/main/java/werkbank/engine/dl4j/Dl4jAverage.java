package werkbank.engine.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.engine.Average;

/** An average in ND4J's memory. */
final class Dl4jAverage implements Average {
    private final Dl4jNetwork owner;
    private final MultiLayerNetwork network;
    private final INDArray average;

    Dl4jAverage(Dl4jNetwork owner) {
        this.owner = owner;
        this.network = owner.network;
        this.average = network.params().dup();
    }

    @Override
    public void mix(double share) {
        INDArray parameters = network.params();
        try (INDArray way = parameters.sub(average)) {
            if ((float) share < 0.5f) {
                average.addi(way.muli(share));
            } else {
                average.assign(parameters);
                average.subi(way.muli(1 - share));
            }
        }
    }

    @Override
    public void inPlace(Runnable work) {
        try (INDArray trained = network.params().dup()) {
            network.params().assign(average);
            try {
                work.run();
            } finally {
                network.params().assign(trained);
            }
        }
    }

    @Override
    public void toNetwork() {
        network.params().assign(average);
    }

    @Override
    public void renewStatistics(Iterable<float[]> batches) {
        inPlace(() -> {
            BatchNormStatistics.renew(owner, batches);
            average.assign(network.params());
        });
    }

    @Override
    public float[] values() {
        return FloatArrays.copy(average);
    }

    @Override
    public void restore(float[] values) {
        FloatArrays.assign(average, values);
    }

    @Override
    public void close() {
        average.close();
    }
}
