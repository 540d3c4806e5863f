package werkbank.space;

import werkbank.recipe.Shape;

/**
 * The images that a space's networks are for, as far as their size depends on it.
 *
 * @param classes that are told apart
 */
public record ReadImages(Shape shape, int classes) {}
