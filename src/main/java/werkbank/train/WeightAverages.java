package werkbank.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.dataset.LabelledImages;
import werkbank.space.Training;

/** The averages that a recipe asks for; often none. */
final class WeightAverages implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final List<WeightAverage> averages = new ArrayList<>();

    /** @param network before its first step */
    WeightAverages(MultiLayerNetwork network, Training plan, LabelledImages training) {
        this.network = network;
        plan.averaging().ema().ifPresent(ema -> averages.add(new MovingAverage(network, ema)));
        if (plan.averaging().swa().isPresent()) {
            averages.add(new EpochAverage(network, plan, training));
        }
    }

    void afterStep() {
        averages.forEach(average -> average.afterStep(network));
    }

    /** The averages that exist after this epoch, always in the same order. */
    List<WeightAverage> afterEpoch(int epoch) {
        List<WeightAverage> ready = new ArrayList<>();
        for (WeightAverage average : averages) {
            if (average.afterEpoch(network, epoch)) {
                ready.add(average);
            }
        }
        return ready;
    }

    @Override
    public void close() {
        averages.forEach(WeightAverage::close);
    }
}
