package werkbank.engine.cpu;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import werkbank.dataset.Images;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;

/** Finds how much each layer alone in eight bits, corrected, changes what a network says. */
final class SensitivityAnalysis {
    private final FusedNetwork network;
    private final Images images;
    private final Quantisation plain;
    private final float[][] wanted;

    private SensitivityAnalysis(FusedNetwork network, Images images) {
        this.network = network;
        this.images = images;
        this.plain = Calibration.of(network, images);
        this.wanted = answers(Arithmetic.floats(network));
    }

    /** The layers with weights but for the logits, in their order. */
    static List<LayerSensitivity> of(FusedNetwork network, Images images) {
        SensitivityAnalysis analysis = new SensitivityAnalysis(network, images);
        return IntStream.range(0, network.layers().size() - 1)
                .filter(layer -> network.layers().get(layer).hasWeights())
                .mapToObj(analysis::alone)
                .toList();
    }

    private LayerSensitivity alone(int layer) {
        FusedLayer of = network.layers().get(layer);
        Set<Integer> others = new TreeSet<>(network.withWeights());
        others.remove(of.node());
        Quantisation alone = new BiasCorrection(network, images).of(plain.with(others), layer);
        long all = network.layers().stream().mapToLong(FusedLayer::multiplyAdds).sum();
        return new LayerSensitivity(
                of.node(), divergence(answers(Arithmetic.levels(network, alone))), (double) of.multiplyAdds() / all);
    }

    private float[][] answers(Arithmetic arithmetic) {
        try (EightBitNetwork computed = new EightBitNetwork(arithmetic)) {
            return computed.answers(images).orElseThrow();
        }
    }

    private double divergence(float[][] found) {
        double sum = 0;
        for (int image = 0; image < found.length; image++) {
            for (int c = 0; c < found[image].length; c++) {
                double p = wanted[image][c];
                sum += p == 0 ? 0 : p * Math.log(p / Math.max(found[image][c], Float.MIN_NORMAL));
            }
        }
        return sum / found.length;
    }
}
