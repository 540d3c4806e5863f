package werkbank.engine.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.Network;
import werkbank.recipe.Shape;

/** A network of DL4J's. */
class Dl4jNetwork implements Network {
    final MultiLayerNetwork network;
    private final Shape shape;

    Dl4jNetwork(MultiLayerNetwork network, Shape shape) {
        this.network = network;
        this.shape = shape;
    }

    @Override
    public final float[][] probabilities(float[] features) {
        try (INDArray batch = images(features);
                INDArray output = network.output(batch, false)) {
            return output.toFloatMatrix();
        }
    }

    /** A copy as [images][channels][height][width]. */
    final INDArray images(float[] features) {
        return Nd4j.create(
                features,
                new long[] {features.length / shape.values(), shape.channels(), shape.height(), shape.width()},
                'c');
    }

    @Override
    public final void close() {
        network.close();
    }
}
