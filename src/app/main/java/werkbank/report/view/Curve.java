package werkbank.report.view;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.report.figure.PageNumbers;

/**
 * A trial's epochs, column by column; an entry is empty where the value was not a finite number.
 *
 * @param epoch counted from 1
 * @param averagedLoss on the validation images, of averaged weights; empty when no epoch has such an average
 * @param averagedAccuracy likewise, 0 to 1
 * @param seconds of each epoch
 * @param reductions epochs after which the learning rate was lowered; none under a schedule that moves it all the time
 */
public record Curve(
        List<Integer> epoch,
        List<Optional<Double>> loss,
        List<Optional<Double>> accuracy,
        List<Optional<Double>> validationLoss,
        List<Optional<Double>> validationAccuracy,
        List<Optional<Double>> averagedLoss,
        List<Optional<Double>> averagedAccuracy,
        List<Optional<Double>> learningRate,
        List<Optional<Double>> seconds,
        List<Integer> reductions) {

    public static Curve of(List<EpochMetrics> epochs) {
        return new Curve(
                epochs.stream().map(EpochMetrics::epoch).toList(),
                column(epochs, EpochMetrics::loss),
                column(epochs, EpochMetrics::accuracy),
                column(epochs, EpochMetrics::validationLoss),
                column(epochs, EpochMetrics::validationAccuracy),
                averages(epochs, EpochMetrics.Averaged::loss),
                averages(epochs, EpochMetrics.Averaged::accuracy),
                column(epochs, EpochMetrics::learningRate),
                column(epochs, EpochMetrics::seconds),
                reductions(epochs));
    }

    private static List<Optional<Double>> averages(
            List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics.Averaged> value) {
        return epochs.stream().anyMatch(epoch -> epoch.averaged().isPresent())
                ? column(
                        epochs,
                        epoch -> epoch.averaged().map(value::applyAsDouble).orElse(Double.NaN))
                : List.of();
    }

    private static List<Integer> reductions(List<EpochMetrics> epochs) {
        int steps = epochs.size() - 1;
        long changes = IntStream.range(0, steps)
                .filter(i -> epochs.get(i + 1).learningRate() != epochs.get(i).learningRate())
                .count();
        return 2 * changes > steps
                ? List.of()
                : IntStream.range(0, steps)
                        .filter(i ->
                                epochs.get(i + 1).learningRate() < epochs.get(i).learningRate())
                        .mapToObj(i -> epochs.get(i).epoch())
                        .toList();
    }

    private static List<Optional<Double>> column(List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics> value) {
        return epochs.stream()
                .map(e -> PageNumbers.finite(value.applyAsDouble(e)))
                .toList();
    }
}
