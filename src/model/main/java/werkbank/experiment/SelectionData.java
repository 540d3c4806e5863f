package werkbank.experiment;

import java.util.List;
import java.util.function.IntFunction;
import werkbank.dataset.Images;
import werkbank.recipe.Augmentation;
import werkbank.space.Objective;

/**
 * The validation images, by which an ensemble may be chosen.
 *
 * @param labels [rows], in the order of the trials' stored probabilities: fold after fold
 * @param classes that the images are of, at least 2
 * @param images of each fold; one entry without cross-validation
 * @param augmentation of a trial's training images, by its number
 * @param objective by which trials are in order
 */
public record SelectionData(
        int[] labels, int classes, List<Images> images, IntFunction<Augmentation> augmentation, Objective objective) {}
