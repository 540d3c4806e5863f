package werkbank.engine.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.Network;

/** A network of DL4J's. */
class Dl4jNetwork implements Network {
    final MultiLayerNetwork network;
    private final int height;
    private final int width;

    Dl4jNetwork(MultiLayerNetwork network, int height, int width) {
        this.network = network;
        this.height = height;
        this.width = width;
    }

    @Override
    public final float[][] probabilities(float[] features) {
        try (INDArray batch = images(features);
                INDArray output = network.output(batch, false)) {
            return output.toFloatMatrix();
        }
    }

    /** A copy as [images][1][height][width]. */
    final INDArray images(float[] features) {
        return Nd4j.create(features, new long[] {features.length / (height * width), 1, height, width}, 'c');
    }

    @Override
    public final void close() {
        network.close();
    }
}
