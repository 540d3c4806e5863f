package werkbank.report;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import werkbank.experiment.EpochMetrics;

/**
 * A trial's epochs, column by column; an entry is empty where the value was not a finite number.
 *
 * @param epoch counted from 1
 * @param seconds of each epoch
 */
public record Curve(
        List<Integer> epoch,
        List<Optional<Double>> loss,
        List<Optional<Double>> accuracy,
        List<Optional<Double>> validationLoss,
        List<Optional<Double>> validationAccuracy,
        List<Optional<Double>> learningRate,
        List<Optional<Double>> seconds) {

    static Curve of(List<EpochMetrics> epochs) {
        return new Curve(
                epochs.stream().map(EpochMetrics::epoch).toList(),
                column(epochs, EpochMetrics::loss),
                column(epochs, EpochMetrics::accuracy),
                column(epochs, EpochMetrics::validationLoss),
                column(epochs, EpochMetrics::validationAccuracy),
                column(epochs, EpochMetrics::learningRate),
                column(epochs, EpochMetrics::seconds));
    }

    private static List<Optional<Double>> column(List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics> value) {
        return epochs.stream().map(e -> Numbers.finite(value.applyAsDouble(e))).toList();
    }

    /** The highest validation accuracy; empty when there was none. */
    Optional<Double> bestValidationAccuracy() {
        return validationAccuracy.stream().flatMap(Optional::stream).max(Double::compare);
    }
}
