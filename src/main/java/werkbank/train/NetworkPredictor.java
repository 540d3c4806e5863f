package werkbank.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.WerkbankException;
import werkbank.experiment.Predictor;
import werkbank.train.layer.FastLayers;

/** Reads DL4J zips, runs them and forgets them again. */
public final class NetworkPredictor implements Predictor {
    @Override
    public List<Output> run(List<Network> networks, byte[][] images, int height, int width) {
        try (Lanes lanes = Lanes.here()) {
            return lanes.run(networks, images, height, width);
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
