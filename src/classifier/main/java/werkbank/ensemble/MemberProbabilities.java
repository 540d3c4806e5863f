package werkbank.ensemble;

import java.util.Arrays;
import java.util.List;
import werkbank.experiment.Predictor.Output;

/**
 * A member's probabilities for each image.
 *
 * @param probabilities [rows][classes]
 * @param seconds its share of the wall time, see {@link Output#seconds}
 */
public record MemberProbabilities(float[][] probabilities, double seconds) {
    /** @param networks of one member, at least one */
    public static MemberProbabilities mean(List<Output> networks) {
        double[] weights = new double[networks.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return new MemberProbabilities(
                Blend.mean(networks.stream().map(Output::probabilities).toList(), weights),
                networks.stream().mapToDouble(Output::seconds).sum());
    }

    double secondsPerThousand() {
        return 1000 * seconds / probabilities.length;
    }
}
