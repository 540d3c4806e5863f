package werkbank.ensemble.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import werkbank.recipe.LayerSensitivity;

/**
 * Layers that may stay in 32 bits while their network is in eight, the one that changes most in eight bits first.
 *
 * @param layers nodes of the network
 */
record WorstLayers(List<Integer> layers) {
    /**
     * The share of a network's multiply-adds that all of them may have. Eight bits multiply four times as fast, so that the
     * network is still twice as fast as in 32.
     */
    static final double MOST_WORK = 1.0 / 3;

    /** Passes over those that are too much work beside the ones before them. */
    static WorstLayers of(List<LayerSensitivity> all) {
        List<Integer> layers = new ArrayList<>();
        double work = 0;
        for (LayerSensitivity layer : all.stream()
                .sorted(Comparator.comparingDouble(LayerSensitivity::divergence).reversed())
                .toList()) {
            if (work + layer.work() <= MOST_WORK) {
                layers.add(layer.layer());
                work += layer.work();
            }
        }
        return new WorstLayers(List.copyOf(layers));
    }

    int count() {
        return layers.size();
    }

    /** The first layers, as many as are wanted or there are. */
    Set<Integer> first(int most) {
        return new TreeSet<>(layers.subList(0, Math.min(most, layers.size())));
    }
}
