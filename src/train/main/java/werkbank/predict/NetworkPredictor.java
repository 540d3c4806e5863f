package werkbank.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.engine.dl4j.NetworkZip;
import werkbank.engine.onednn.FastLayers;
import werkbank.experiment.Predictor;
import werkbank.recipe.Shape;

/** Reads DL4J zips, runs them and forgets them again. */
public final class NetworkPredictor implements Predictor {
    @Override
    public List<Output> run(List<Network> networks, Images images) {
        try (ParallelInference lanes = ParallelInference.here()) {
            return lanes.run(networks, images);
        }
    }

    /** @throws InputException when it can't be read, or is for other images */
    public static MultiLayerNetwork read(Path model, Shape images) {
        try {
            MultiLayerNetwork network = NetworkZip.read(model, images);
            FastLayers.install(network);
            return network;
        } catch (IOException | RuntimeException e) {
            throw new InputException("can't read the network in " + model + ": " + e.getMessage(), e);
        }
    }
}
