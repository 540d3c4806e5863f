package werkbank.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Unweighted means over the classes that have images, 0 to 1: a rare class counts as much as a frequent one.
 *
 * <p>A class without images is left out: it has no recall, and nothing that a classifier does could change its F1 of 0. A
 * class with images that is never predicted counts with 0. Two classes are two classes: both count, none is the positive
 * one.
 *
 * <p>F1 is the mean of the classes' F1, not the F1 of the means: Opitz and Burst (2019), Macro F1 and Macro F1,
 * arXiv:1911.03347.
 *
 * @param recall also called balanced accuracy: Brodersen and others (2010), The Balanced Accuracy and Its Posterior
 *     Distribution, ICPR
 */
public record MacroScore(double precision, double recall, double f1) {

    /** @param classes at least one with images */
    public static MacroScore of(List<ClassScore> classes) {
        return new MacroScore(
                mean(classes, ClassScore::precision), mean(classes, ClassScore::recall), mean(classes, ClassScore::f1));
    }

    private static double mean(List<ClassScore> classes, ToDoubleFunction<ClassScore> figure) {
        return classes.stream()
                .filter(score -> score.images() > 0)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }
}
