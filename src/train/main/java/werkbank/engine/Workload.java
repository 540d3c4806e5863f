package werkbank.engine;

import werkbank.recipe.Shape;

/**
 * The images that a worker has in memory, and how many of them its networks train on.
 *
 * @param rows images of all training files, held out or not
 * @param shape of each image
 * @param classes at least 2
 * @param networks trained side by side: one, or one for each fold
 * @param training images that each network learns from
 * @param heldOut images that judge each network
 */
public record Workload(int rows, Shape shape, int classes, int networks, int training, int heldOut) {}
