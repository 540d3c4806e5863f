package werkbank.search.sampler.mfes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A forest for each rung, combined as a generalised product of experts (Cao and Fleet 2014, Generalized product of experts
 * for automatic and principled fusion of Gaussian process predictions).
 *
 * @param weights [forests], of sum 1
 */
record WeightedForests(List<Forest> forests, double[] weights) {
    /** The power that parts good forests from bad ones, of the paper. */
    private static final double POWER = 3;

    /**
     * Takes a forest for each rung; a forest's weight is the power of how well it ranks the trials of the highest rung. That
     * rung's own is judged by cross-validation.
     *
     * @param rungs the lowest first; at least one, and none is empty
     * @param memory grows the forests
     */
    static WeightedForests of(List<Rung> rungs, ForestMemory memory) {
        memory.retain(rungs);
        List<Forest> forests = rungs.stream().map(memory::forest).toList();
        Rung top = rungs.get(rungs.size() - 1);
        double[] weights = IntStream.range(0, rungs.size())
                .mapToDouble(i -> rungs.get(i) == top
                        ? rungs.size() == 1 ? 1 : memory.crossValidated(top)
                        : Concordance.of(forests.get(i), top.measured()))
                .map(concordance -> Math.pow(concordance, POWER))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return new WeightedForests(
                forests,
                Arrays.stream(weights)
                        .map(weight -> sum > 0 ? weight / sum : 1.0 / weights.length)
                        .toArray());
    }

    /** The loss that is expected at the highest rung, in the deviations of its trials. */
    Prediction at(double[] point) {
        double precision = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Prediction prediction = forests.get(i).at(point);
            double part = weights[i] / prediction.variance();
            precision += part;
            sum += part * prediction.mean();
        }
        return new Prediction(sum / precision, 1 / precision);
    }
}
