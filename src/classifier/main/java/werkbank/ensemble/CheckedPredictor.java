package werkbank.ensemble;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.experiment.Predictor;
import werkbank.recipe.LayerSensitivity;

/**
 * Runs networks that may come from anybody, and takes only probabilities for an answer.
 *
 * @param classes that each network has to know
 */
public record CheckedPredictor(Predictor predictor, int classes) implements Predictor {
    private static final double ROUNDING = 1e-3;

    @Override
    public List<Output> run(List<Network> networks, Images images) {
        List<Output> outputs = predictor.run(networks, images);
        for (int i = 0; i < outputs.size(); i++) {
            for (float[] row : outputs.get(i).probabilities()) {
                require(row, networks.get(i));
            }
        }
        return outputs;
    }

    @Override
    public Calibrated calibrate(Path model, Images images, Set<Integer> floats) {
        return predictor.calibrate(model, images, floats);
    }

    @Override
    public List<LayerSensitivity> sensitivities(Path model, Images images) {
        return predictor.sensitivities(model, images);
    }

    private void require(float[] row, Network network) {
        if (row.length != classes) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s answers with %d classes, but the ensemble has %d",
                    network.model(),
                    row.length,
                    classes));
        }
        double sum = 0;
        boolean sound = true;
        for (float probability : row) {
            sum += probability;
            sound &= probability >= 0;
        }
        if (!sound || !(Math.abs(sum - 1) <= ROUNDING)) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s answers with what are no probabilities", network.model()));
        }
    }
}
