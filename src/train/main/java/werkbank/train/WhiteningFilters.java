package werkbank.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import werkbank.dataset.Images;
import werkbank.dataset.PatchComponents;
import werkbank.recipe.Recipe;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.Whitening;

/** Makes the filters of a network's whitening of the images that it is trained on. */
final class WhiteningFilters {
    private WhiteningFilters() {}

    /**
     * The recipe whose whitening, if it has one, has its filters.
     *
     * @param recipe with its standardisation, if it has one, in front
     * @param training the images whose patches are whitened; no others are looked at
     */
    static Recipe fitted(Recipe recipe, Images training) {
        List<Layer> network = new ArrayList<>(recipe.network());
        network.replaceAll(layer -> layer instanceof Whitening whitening
                        && whitening.weights().isEmpty()
                ? fitted(whitening, deviations(network.get(0), training.shape().channels()), training)
                : layer);
        return new Recipe(network, recipe.training(), recipe.augmentation());
    }

    private static double[] deviations(Layer first, int channels) {
        if (first instanceof Standardisation standardisation) {
            return standardisation.deviations().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Whitening fitted(Whitening whitening, double[] deviations, Images training) {
        double[][] filters = PatchComponents.whitening(training, deviations, whitening.kernel(), whitening.epsilon());
        return whitening.with(Stream.of(1, -1)
                .flatMap(sign -> Arrays.stream(filters)
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(weight -> (float) (sign * weight)))
                .toList());
    }
}
