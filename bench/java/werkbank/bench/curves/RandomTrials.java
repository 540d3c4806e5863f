package werkbank.bench.curves;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.trial.EpochMetrics;

/** A study of before: whole trainings of random configurations of a task. */
final class RandomTrials {
    private static final int TRIALS = 30;

    private RandomTrials() {}

    /**
     * @param seed decides the configurations
     * @param isMisleading whether the worst are called the best
     */
    static KnownResults of(CurveTask task, long seed, boolean isMisleading) {
        Random random = new Random(seed);
        Function<SortedMap<String, Object>, List<EpochMetrics>> trainings = task.trainings();
        List<KnownTrial> trials = new ArrayList<>();
        RandomConfigurations.of(task.parameters(), random).limit(TRIALS).forEach(configuration -> {
            List<EpochMetrics> curve = trainings.apply(configuration);
            OptionalDouble loss = task.best(curve);
            boolean isWhole = curve.size() == task.epochs() && loss.isPresent();
            trials.add(new KnownTrial(
                    configuration,
                    isWhole ? Optional.of(loss.getAsDouble()) : Optional.empty(),
                    Optional.of(curve.size()),
                    isWhole));
        });
        return new KnownResults(
                KnownResults.Origin.LEARNED, "before", Instant.EPOCH, "loss", isMisleading, false, trials, List.of());
    }
}
