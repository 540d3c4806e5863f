package werkbank.run.local;

import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * The network whose steps a {@link SpeedWorker} takes, a line of JSON.
 *
 * @param shape of its images
 * @param classes at least 2
 */
record SpeedOrder(Recipe recipe, Shape shape, int classes) {}
