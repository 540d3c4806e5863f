package werkbank.engine.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.augment.Pixels;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.recipe.Shape;

/** The engine's networks and arrays, for tests that look inside. */
public final class Dl4jNetworks {
    private Dl4jNetworks() {}

    /** With DL4J's own layers. */
    public static Dl4jEngine plainEngine() {
        return new Dl4jEngine(false);
    }

    public static MultiLayerNetwork inside(Network network) {
        return ((Dl4jNetwork) network).network;
    }

    /** The images as [images][channels][height][width], values 0 to 1. */
    public static INDArray images(Images images) {
        Shape shape = images.shape();
        return Nd4j.create(
                Pixels.batch(images),
                new long[] {images.count(), shape.channels(), shape.height(), shape.width()},
                'c');
    }
}
