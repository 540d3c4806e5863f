package werkbank.predict;

import java.util.List;
import werkbank.dataset.Images;
import werkbank.engine.Engine;
import werkbank.experiment.Predictor;

/**
 * Runs networks that stay in memory, for programs that ask again and again. Safe for several threads, which take turns. Each
 * network is read once; only where there is more than a batch of images for it, other cores help and read it, too.
 */
public final class KeptNetworks implements Predictor, AutoCloseable {
    private final ParallelInference lanes;

    public KeptNetworks(Engine engine) {
        lanes = ParallelInference.of(engine);
    }

    @Override
    public synchronized List<Output> run(List<Network> networks, Images images) {
        return lanes.run(networks, images);
    }

    /** Frees the networks' memory, which lies outside the Java heap. */
    @Override
    public synchronized void close() {
        lanes.close();
    }
}
