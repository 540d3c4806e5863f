package werkbank.predict;

import java.util.List;
import werkbank.dataset.Images;
import werkbank.engine.Engine;
import werkbank.experiment.Predictor;

/** Reads networks' files, runs them and forgets them again. */
public final class NetworkPredictor implements Predictor {
    private final Engine engine;

    public NetworkPredictor(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<Output> run(List<Network> networks, Images images) {
        try (ParallelInference lanes = ParallelInference.of(engine)) {
            return lanes.run(networks, images);
        }
    }
}
