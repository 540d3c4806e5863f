package werkbank.ensemble;

import java.util.List;
import werkbank.dataset.Images;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;

/** A predictor out of what one network says; as {@code werkbank.experiment.Predictor}, one after the other. */
public interface EachAlone {
    float[][] probabilities(Network network, Images images);

    /** Every network takes so long, whatever it does. */
    double SECONDS = 0.5;

    static werkbank.experiment.Predictor of(EachAlone one) {
        return (networks, images) -> {
            List<float[][]> said = networks.stream()
                    .map(network -> one.probabilities(network, images))
                    .toList();
            return said.stream().map(rows -> new Output(rows, SECONDS)).toList();
        };
    }
}
