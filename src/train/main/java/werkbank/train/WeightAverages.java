package werkbank.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import werkbank.dataset.LabelledImages;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Training;

/** The averages that a recipe asks for; often none. */
final class WeightAverages implements AutoCloseable {
    private static final String SLOW = "lookahead";

    private final Optional<SlowWeights> slow;
    private final List<WeightAverage> averages = new ArrayList<>();

    /**
     * @param network before its first step
     * @param steps of the whole training
     */
    WeightAverages(TrainableNetwork network, Training plan, LabelledImages training, long steps) {
        this.slow = plan.averaging().lookahead().map(settings -> new SlowWeights(network.average(), settings, steps));
        plan.averaging().ema().ifPresent(ema -> averages.add(new MovingAverage(network.average(), ema)));
        if (plan.averaging().swa().isPresent()) {
            averages.add(new EpochAverage(network.average(), plan, training));
        }
    }

    /** @param steps the network's so far */
    void afterStep(int steps) {
        slow.ifPresent(weights -> weights.afterStep(steps));
        averages.forEach(average -> average.afterStep(steps));
    }

    /** Hands out the kinds of average that exist after this epoch, each while the network has its parameters. */
    void afterEpoch(int epoch, Consumer<Weights> work) {
        for (WeightAverage average : averages) {
            if (average.afterEpoch(epoch)) {
                average.parameters().inPlace(() -> work.accept(average.kind()));
            }
        }
    }

    /** Copies of the averages' parameters, each [parameters]. */
    Map<String, float[]> copies() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        averages.forEach(average ->
                copies.put(average.kind().label(), average.parameters().values()));
        slow.ifPresent(weights -> copies.put(SLOW, weights.values()));
        return copies;
    }

    /** @param copies of a former process */
    void restore(Map<String, float[]> copies) {
        slow.ifPresent(weights -> weights.restore(copies.get(SLOW)));
        averages.forEach(average ->
                average.parameters().restore(copies.get(average.kind().label())));
    }

    @Override
    public void close() {
        slow.ifPresent(SlowWeights::close);
        averages.forEach(WeightAverage::close);
    }
}
