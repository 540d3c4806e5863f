package werkbank.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import werkbank.dataset.Images;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.recipe.Quantisation;

/**
 * Adds to each channel's sums what eight bits take from them in the mean over images and pixels (Nagel et al. 2019, 'Data-free
 * quantization through weight equalization and bias correction'). A layer is corrected behind those before it.
 */
final class BiasCorrection {
    private final FusedNetwork network;
    private final Images images;

    /** @param images that means are taken over */
    BiasCorrection(FusedNetwork network, Images images) {
        this.network = network;
        this.images = images;
    }

    /** Corrects all layers with weights, the logits too. */
    Quantisation of(Quantisation plain) {
        Quantisation corrected = plain;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            if (network.layers().get(layer).hasWeights()) {
                corrected = of(corrected, layer);
            }
        }
        return corrected;
    }

    /** Corrects one layer with weights. */
    Quantisation of(Quantisation before, int layer) {
        FusedLayer of = network.layers().get(layer);
        FusedNetwork sums = network.sums(layer);
        double[] wanted = means(Arithmetic.floats(sums));
        double[] found = means(Arithmetic.levels(sums, before, network.logits()));
        List<Float> shifts = new ArrayList<>();
        for (int channel = 0; channel < wanted.length; channel++) {
            shifts.add((float) (wanted[channel] - found[channel]));
        }
        return before.corrected(of.node(), shifts);
    }

    private double[] means(Arithmetic arithmetic) {
        double[] sums = new double[arithmetic.network().classes()];
        long[] count = new long[1];
        Calibration.each(arithmetic, images, false, (batch, numbers) -> {
            for (int i = 0; i < numbers.length; i++) {
                sums[i % sums.length] += numbers[i];
            }
            count[0] += numbers.length / sums.length;
        });
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] /= count[0];
        }
        return sums;
    }
}
