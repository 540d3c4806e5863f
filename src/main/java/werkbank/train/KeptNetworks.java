package werkbank.train;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.experiment.Predictor;

/**
 * Runs networks that are read once and stay in memory, for programs that ask again and again. Safe for several threads,
 * which take turns.
 */
public final class KeptNetworks implements Predictor, AutoCloseable {
    private final Map<Path, MultiLayerNetwork> networks = new HashMap<>();

    @Override
    public synchronized float[][] probabilities(Path model, byte[][] images, int height, int width) {
        MultiLayerNetwork network = networks.computeIfAbsent(model, NetworkPredictor::read);
        return Inference.probabilities(network, images, height, width);
    }

    /** Frees the networks' memory, which lies outside the Java heap. */
    @Override
    public synchronized void close() {
        networks.values().forEach(MultiLayerNetwork::close);
        networks.clear();
    }
}
