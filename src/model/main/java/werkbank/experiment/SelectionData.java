package werkbank.experiment;

import java.util.List;
import java.util.function.IntFunction;
import werkbank.recipe.Augmentation;

/**
 * What an ensemble may be chosen by: the validation images.
 *
 * @param labels [rows], in the order of the trials' stored probabilities: fold after fold
 * @param images of each fold, [rows][height × width] grey values; one entry without cross-validation
 * @param augmentation of a trial's training images, by its number
 */
public record SelectionData(
        int[] labels, List<byte[][]> images, int height, int width, IntFunction<Augmentation> augmentation) {}
