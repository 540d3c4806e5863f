package werkbank.experiment.result;

import werkbank.recipe.Views;

/**
 * A way of looking at the images, on the validation images.
 *
 * @param views looks at each image; 1 is the image as it is
 * @param logLoss mean over the images after the temperature that fits best, in nats
 * @param accuracy 0 to 1
 * @param excess {@code logLoss} less that of the best look; 0 for the best itself
 * @param excessError standard error of {@code excess}, from the images' paired differences
 * @param imagesPerSecond of the whole ensemble, images and not looks
 */
public record Look(
        Views.Kind kind,
        int views,
        double logLoss,
        double accuracy,
        double excess,
        double excessError,
        double imagesPerSecond) {

    Look comparable() {
        return new Look(kind, views, 0, 0, 0, 0, 0);
    }
}
