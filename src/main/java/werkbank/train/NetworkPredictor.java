package werkbank.train;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.WerkbankException;
import werkbank.experiment.Predictor;
import werkbank.train.layer.FastLayers;

/** Reads a trial's DL4J zip and runs it. */
public final class NetworkPredictor implements Predictor {
    @Override
    public float[][] probabilities(Path model, byte[][] images, int height, int width) {
        MultiLayerNetwork network = read(model);
        try {
            return Inference.probabilities(network, images, height, width);
        } finally {
            network.close();
        }
    }

    /** @throws WerkbankException when it can't be read */
    static MultiLayerNetwork read(Path model) {
        try {
            MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model.toFile(), false);
            FastLayers.install(network);
            return network;
        } catch (IOException | RuntimeException e) {
            throw new WerkbankException("can't read the network in " + model + ": " + e.getMessage(), e);
        }
    }
}
