package werkbank.engine.dl4j;

import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.engine.onednn.FastLayers;

/** Means and variances of batch normalisation, computed anew for weights that no step had. */
final class BatchNormStatistics {
    private BatchNormStatistics() {}

    /**
     * Sets the running mean and variance of each batch normalisation to those of its inputs, averaged over the batches.
     * Each batch is normalised with its own, as in training; dropout is off.
     *
     * @param batches each [images][channels][height][width] in one row, values 0 to 1
     */
    static void renew(Dl4jNetwork owner, Iterable<float[]> batches) {
        MultiLayerNetwork network = owner.network;
        TreeMap<Integer, Moments> moments = new TreeMap<>();
        for (int i = 0; i < network.getnLayers(); i++) {
            if (network.getLayers()[i] instanceof BatchNormalization) {
                moments.put(i, new Moments());
            }
        }
        if (moments.isEmpty()) {
            return;
        }
        FastLayers.layerByLayer(network, () -> {
            for (float[] features : batches) {
                try (INDArray batch = owner.images(features)) {
                    forward(network, batch, moments);
                }
            }
        });
        moments.forEach((layer, found) -> found.write(network.getLayers()[layer]));
        for (Layer layer : network.getLayers()) {
            layer.clear();
        }
    }

    /** Runs a batch forward up to the last batch normalisation. */
    private static void forward(MultiLayerNetwork network, INDArray batch, TreeMap<Integer, Moments> moments) {
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
        int last = moments.lastKey();
        INDArray x = batch;
        for (int i = 0; i <= last; i++) {
            InputPreProcessor reshape = network.getLayerWiseConfigurations().getInputPreProcess(i);
            if (reshape != null) {
                x = reshape.preProcess(x, (int) batch.size(0), memory);
            }
            boolean normalises = moments.containsKey(i);
            if (normalises) {
                moments.get(i).add(x);
            }
            x = network.getLayers()[i].activate(x, normalises, memory);
        }
    }

    /** Weighted sums over batches of the mean and variance of each channel. */
    private static final class Moments {
        private INDArray means;
        private INDArray variances;
        private long rows;

        /** @param x [images][channels] or [images][channels][height][width] */
        void add(INDArray x) {
            long count = x.size(0);
            // A vector is an image of one pixel: ND4J's mean over the rows of a single row would have another shape.
            INDArray images = x.rank() == 4 ? x : x.reshape(count, x.size(1), 1, 1);
            INDArray mean = images.mean(0, 2, 3).muli(count);
            INDArray variance = images.var(false, 0, 2, 3).muli(count);
            means = means == null ? mean : means.addi(mean);
            variances = variances == null ? variance : variances.addi(variance);
            rows += count;
        }

        void write(Layer layer) {
            INDArray mean = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
            INDArray variance = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
            mean.assign(means.divi(rows).reshape(mean.shape()));
            variance.assign(variances.divi(rows).reshape(variance.shape()));
        }
    }
}
