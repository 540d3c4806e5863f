package werkbank.engine.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;

/** First weights as wide as Keras's. */
final class FirstWeights {
    private FirstWeights() {}

    /**
     * Narrows those of strided convolutions. Glorot's width is by n inputs and m outputs of a unit, where m is kernel² ·
     * filters; DL4J divides it by the strides, which makes the weights wider.
     *
     * @param network initialised and not trained
     */
    static void narrow(MultiLayerNetwork network) {
        for (Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof ConvolutionLayer conv && isGlorots(conv.getWeightInitFn())) {
                int strides = conv.getStride()[0] * conv.getStride()[1];
                if (strides > 1) {
                    double theirs = conv.getNIn() + (double) conv.getNOut() / strides;
                    double ours = conv.getNIn() + conv.getNOut();
                    layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY).muli(Math.sqrt(theirs / ours));
                }
            }
        }
    }

    private static boolean isGlorots(IWeightInit initializer) {
        return initializer instanceof WeightInitXavierUniform || initializer instanceof WeightInitXavier;
    }
}
