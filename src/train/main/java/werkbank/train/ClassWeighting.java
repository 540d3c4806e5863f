package werkbank.train;

import java.util.Arrays;
import java.util.List;
import werkbank.metric.Classes;
import werkbank.recipe.Training.ClassWeights;

/** Factors of an image's loss, by its class. */
final class ClassWeighting {
    private ClassWeighting() {}

    /**
     * Balanced weights are those of King and Zeng (2001), rows / (classes · rows of the class), with the classes that
     * have rows; their mean over the rows is 1. A class without rows has weight 1.
     *
     * @param labels [rows], of the training images
     * @return a weight, greater than 0, for each class; empty when all count alike
     */
    static List<Double> of(ClassWeights settings, int[] labels, int classes) {
        return settings.balanced() ? balanced(labels, classes) : settings.listed();
    }

    private static List<Double> balanced(int[] labels, int classes) {
        int[] rows = Classes.counts(labels, classes);
        long present = Arrays.stream(rows).filter(count -> count > 0).count();
        return Arrays.stream(rows)
                .mapToDouble(count -> count == 0 ? 1 : (double) labels.length / present / count)
                .boxed()
                .toList();
    }
}
