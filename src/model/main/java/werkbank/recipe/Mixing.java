package werkbank.recipe;

import java.util.Optional;

/**
 * Ways of mixing each image of a batch, and its label, with another one. A batch is mixed by CutMix with its probability,
 * else by mixup where that is wanted.
 *
 * @param mixup parameter α of the Beta(α, α) distribution that an image's share is drawn from, once for each batch; 0 for
 *     none (Zhang, Cissé, Dauphin and Lopez-Paz, 2018, mixup: beyond empirical risk minimization, arXiv:1710.09412)
 * @param cutMix empty for never
 */
public record Mixing(double mixup, Optional<CutMix> cutMix) {
    /** No image is mixed with others. */
    public static final Mixing NONE = new Mixing(0, Optional.empty());

    /**
     * A rectangle of each image is replaced by the one at the same place in another image.
     *
     * <p>Yun, Han, Oh, Chun, Choe and Yoo (2019), CutMix: regularization strategy to train strong classifiers with
     * localizable features, arXiv:1905.04899.
     *
     * @param alpha α of the Beta(α, α) distribution that the image's share of the area is drawn from, greater than 0
     * @param probability that a batch is mixed like this, in (0, 1]
     */
    public record CutMix(double alpha, double probability) {}

    /** Whether no batch is mixed. */
    public boolean isNone() {
        return mixup == 0 && cutMix.isEmpty();
    }
}
