package werkbank.train;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.engine.dl4j.StepUpdater;

/** The learning rate of a network in training. */
final class LearningRate {
    private LearningRate() {}

    /**
     * Sets the rate of all layers from the next step on. DL4J's {@code setLearningRate} rebuilds the updater and copies
     * its state, which is too slow for each step and would lose a {@link StepUpdater}. The updater reads the rate
     * from these settings at each step, and since all layers change alike, its blocks of layers stay as they are.
     */
    static void set(MultiLayerNetwork network, double rate) {
        for (Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer settings
                    && settings.getIUpdater() != null
                    && settings.getIUpdater().hasLearningRate()) {
                settings.getIUpdater().setLrAndSchedule(rate, null);
            }
        }
    }
}
