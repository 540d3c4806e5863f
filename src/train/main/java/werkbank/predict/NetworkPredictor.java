package werkbank.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import werkbank.dataset.Images;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Quantiser;
import werkbank.experiment.Predictor;
import werkbank.recipe.LayerSensitivity;

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

    @Override
    public Calibrated calibrate(Path model, Images images, Set<Integer> floats) {
        Optional<Quantiser> able = Engines.quantiser(engine);
        if (able.isEmpty()) {
            return Calibrated.not(Engines.whyNotInt8(engine).orElseThrow());
        }
        Optional<String> whyNot = able.get().whyNot(model, images.shape());
        return whyNot.map(reason -> Calibrated.not("engine " + able.get().name() + " " + reason))
                .orElseGet(() -> Calibrated.of(able.get().calibrate(model, images, floats)));
    }

    @Override
    public List<LayerSensitivity> sensitivities(Path model, Images images) {
        return Engines.quantiser(engine)
                .map(able -> able.sensitivities(model, images))
                .orElse(List.of());
    }
}
