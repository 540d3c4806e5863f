package werkbank.train.layer;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts our layers into an initialised network. */
public final class FastLayers {
    private FastLayers() {}

    /**
     * Replaces convolutions and batch normalisations; other layers, and configurations that ours don't cover, stay
     * DL4J's. On a GPU batch normalisation stays DL4J's too.
     *
     * @return how many layers were replaced
     */
    public static int install(MultiLayerNetwork network) {
        return install(network, OffHeap.holdsArrays());
    }

    /** @param inHostMemory whether our Java loops may read and write the network's arrays */
    static int install(MultiLayerNetwork network, boolean inHostMemory) {
        Layer[] layers = network.getLayers();
        DataType type = network.getLayerWiseConfigurations().getDataType();
        int replaced = 0;
        for (int i = 0; i < layers.length; i++) {
            BaseLayer<?> ours = forConfiguration(layers[i].conf(), type, inHostMemory);
            if (ours != null) {
                replace(network, i, ours);
                replaced++;
            }
        }
        return replaced;
    }

    private static BaseLayer<?> forConfiguration(NeuralNetConfiguration conf, DataType type, boolean inHostMemory) {
        if (FastConvolution.covers(conf.getLayer(), type)) {
            return new FastConvolution(conf, type, inHostMemory);
        }
        if (inHostMemory && FastBatchNorm.covers(conf.getLayer(), type)) {
            return new FastBatchNorm(conf, type);
        }
        return null;
    }

    /** Has the output layer count right and wrong in each training step. */
    public static StepTally tally(MultiLayerNetwork network) {
        int last = network.getnLayers() - 1;
        Layer output = network.getLayer(last);
        if (!TallyingOutput.covers(output.conf().getLayer())) {
            throw new IllegalArgumentException(
                    "the last layer is a " + output.getClass().getSimpleName());
        }
        StepTally tally = new StepTally();
        DataType type = network.getLayerWiseConfigurations().getDataType();
        replace(network, last, new TallyingOutput(output.conf(), type, tally));
        return tally;
    }

    private static void replace(MultiLayerNetwork network, int index, BaseLayer<?> ours) {
        if (network.getGradientsViewArray() == null) {
            network.initGradientsView();
        }
        Layer theirs = network.getLayers()[index];
        ours.setListeners(theirs.getListeners());
        ours.setIndex(index);
        ours.setParamsViewArray(theirs.params());
        ours.setParamTable(theirs.paramTable());
        ours.setBackpropGradientsViewArray(theirs.getGradientsViewArray());
        ours.allowInputModification(index > 0);
        network.getLayers()[index] = ours;
    }
}
