package werkbank.metric;

import java.util.stream.IntStream;

/**
 * The accuracy of always naming the most frequent class: a network must beat it.
 *
 * @param label of that class, the first of several
 * @param images of that class
 * @param accuracy its share, 0 to 1
 */
public record Majority(int label, int images, double accuracy) {
    /** @param counts images of each class; at least one image */
    public static Majority of(int[] counts) {
        int label = IntStream.range(0, counts.length)
                .reduce((most, other) -> counts[other] > counts[most] ? other : most)
                .orElseThrow();
        return new Majority(
                label,
                counts[label],
                (double) counts[label] / IntStream.of(counts).sum());
    }
}
