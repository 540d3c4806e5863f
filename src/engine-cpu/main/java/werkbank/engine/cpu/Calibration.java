package werkbank.engine.cpu;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import werkbank.dataset.Images;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Quantisation.Range;

/**
 * Finds from where to where the numbers of a network's layers go, by computing it with floats. A range is the mean of those
 * of small parts of the images: a few numbers are cut off, and all others have finer levels than a range over all images
 * would give them.
 */
final class Calibration {
    private static final int IMAGES = 16;

    private final FusedNetwork network;
    private final SortedMap<Integer, Ends> found = new TreeMap<>();

    /** The sums of the ends of parts' ranges. */
    private static final class Ends {
        private double low;
        private double high;
        private int parts;

        void add(float[] numbers) {
            float least = 0;
            float largest = 0;
            for (float number : numbers) {
                least = Math.min(least, number);
                largest = Math.max(largest, number);
            }
            low += least;
            high += largest;
            parts++;
        }

        Range mean() {
            return new Range(low / parts, high / parts);
        }
    }

    private Calibration(FusedNetwork network) {
        this.network = network;
    }

    /** The ranges of the layers that have one. */
    static Quantisation of(FusedNetwork network, Images images) {
        Calibration calibration = new Calibration(network);
        each(Arithmetic.floats(network), images, true, (batch, logits) -> calibration.add(batch));
        SortedMap<Integer, Range> means = new TreeMap<>();
        for (Map.Entry<Integer, Ends> ends : calibration.found.entrySet()) {
            means.put(ends.getKey(), ends.getValue().mean());
        }
        return Quantisation.of(means);
    }

    /**
     * Computes small parts of the images one after the other; images beyond the last whole part don't count, where there is one.
     *
     * @param keeps whether what hidden layers put out is wanted
     * @param seen is given each part when it is computed, and its logits
     */
    static void each(Arithmetic arithmetic, Images images, boolean keeps, BiConsumer<FusedBatch, float[]> seen) {
        int part = images.count() < IMAGES ? 1 : IMAGES;
        try (FusedBatch batch = new FusedBatch(arithmetic, part, keeps)) {
            for (int from = 0; from + part <= images.count(); from += part) {
                batch.input().write(images.values(from, from + part));
                seen.accept(batch, batch.logits());
            }
        }
    }

    private void add(FusedBatch batch) {
        for (int layer = 0; layer < network.layers().size() - 1; layer++) {
            FusedLayer of = network.layers().get(layer);
            if (of.hasOwnRange()) {
                found.computeIfAbsent(of.node(), node -> new Ends()).add(batch.numbers(layer));
            }
        }
    }
}
