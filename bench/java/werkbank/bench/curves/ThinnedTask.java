package werkbank.bench.curves;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * A task whose trainings have fewer epochs, each of which stands for several of the other's, evenly.
 *
 * @param epochs at most as many as the other has
 */
record ThinnedTask(CurveTask task, int epochs) implements CurveTask {
    @Override
    public String name() {
        return task.name();
    }

    @Override
    public List<Parameter> parameters() {
        return task.parameters();
    }

    @Override
    public Objective objective() {
        return task.objective();
    }

    @Override
    public long training() {
        return Math.round(task.training() * (double) epochs / task.epochs());
    }

    @Override
    public long length(EpochMetrics metrics) {
        return task.length(metrics);
    }

    @Override
    public double second() {
        return task.second();
    }

    @Override
    public Scale scale() {
        return task.scale();
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        return task.trainings().andThen(this::thinned);
    }

    private List<EpochMetrics> thinned(List<EpochMetrics> curve) {
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> place(epoch) <= curve.size())
                .mapToObj(epoch -> numbered(epoch, curve.get(place(epoch) - 1)))
                .toList();
    }

    private int place(int epoch) {
        return (int) Math.round(epoch * (double) task.epochs() / epochs);
    }

    private static EpochMetrics numbered(int epoch, EpochMetrics metrics) {
        return new EpochMetrics(
                epoch,
                metrics.loss(),
                metrics.accuracy(),
                metrics.validationLoss(),
                metrics.validationAccuracy(),
                metrics.validationF1(),
                metrics.learningRate(),
                metrics.seconds());
    }
}
