package werkbank.engine.dl4j;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import werkbank.recipe.Shape;

/**
 * Whether a configuration's layers take what comes before them. DL4J asks that when it is given the size of the images, not
 * when it reads a finished network, and native code goes by the sizes that it is told.
 */
final class NetworkFit {
    /** Numbers of one image in all layers. */
    private static final long MOST_NUMBERS = Integer.MAX_VALUE;

    private NetworkFit() {}

    /**
     * Goes through the layers as DL4J does when it builds them.
     *
     * @param images that the network takes
     * @throws werkbank.InputException when one doesn't fit, or the last isn't an output layer
     */
    static void require(MultiLayerConfiguration configuration, Shape images) {
        InputType type = InputType.convolutional(images.height(), images.width(), images.channels());
        List<NeuralNetConfiguration> layers = configuration.getConfs();
        long numbers = 0;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i).getLayer();
            InputPreProcessor needed = layer.getPreProcessorForInputType(type);
            if (!Objects.equals(needed, configuration.getInputPreProcess(i))) {
                throw unfit(i, images);
            }
            InputType input = needed == null ? type : needed.getOutputType(type);
            Layer fitted = layer.clone();
            fitted.setNIn(input, true);
            if (!fitted.equals(layer)) {
                throw unfit(i, images);
            }
            type = layer.getOutputType(i, input);
            numbers += type.arrayElementsPerExample();
            if (numbers > MOST_NUMBERS) {
                throw NetworkZip.wrong("its layers have more than %d numbers for one image", MOST_NUMBERS);
            }
        }
        if (!(layers.get(layers.size() - 1).getLayer() instanceof OutputLayer)) {
            throw NetworkZip.wrong("its last layer isn't an output layer");
        }
    }

    private static RuntimeException unfit(int layer, Shape images) {
        return NetworkZip.wrong("its layer %d doesn't fit images of %s", layer + 1, images);
    }
}
