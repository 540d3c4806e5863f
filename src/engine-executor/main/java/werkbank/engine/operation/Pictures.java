package werkbank.engine.operation;

import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/**
 * Training images on the device and how they are changed.
 *
 * @param pixels [rows][channels × height × width] of kind BYTE, in the order of {@link Shape}
 * @param labels [rows] of kind INT
 * @param order [rows] of kind INT: the row numbers of the passes that an epoch takes part in, in the order of the steps;
 *     filled anew for each epoch
 * @param seed of the changes
 */
public record Pictures(Buffer pixels, Buffer labels, Buffer order, Shape shape, Augmentation ranges, long seed) {}
