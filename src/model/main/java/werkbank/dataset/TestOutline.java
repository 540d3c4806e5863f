package werkbank.dataset;

import werkbank.recipe.Shape;

/**
 * Facts that headers and labels say of sealed images, so that it is known before a search whether they can be judged on after it.
 *
 * @param images where the images are, for messages
 * @param shape of each
 * @param labelled where the labels are, for messages
 * @param labels of the images, to be compared with the classes to learn and for nothing else; empty where they lie among
 *     the pixels
 */
public record TestOutline(String images, Shape shape, String labelled, int[] labels) {}
