package werkbank.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Training;

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

    /** Hands out the averages that exist after this epoch, each while the network has its parameters. */
    void afterEpoch(int epoch, Consumer<WeightAverage> work) {
        for (WeightAverage average : averages) {
            if (average.afterEpoch(network, epoch)) {
                average.inPlace(network, () -> work.accept(average));
            }
        }
    }

    /** The averages' parameters, each [parameters]. */
    Map<String, INDArray> arrays() {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        averages.forEach(average -> arrays.put(average.kind().label(), average.parameters()));
        return arrays;
    }

    @Override
    public void close() {
        averages.forEach(WeightAverage::close);
    }
}
