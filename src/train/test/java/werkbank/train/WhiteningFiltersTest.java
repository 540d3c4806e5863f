package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ChannelStatistics;
import werkbank.dataset.Images;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;
import werkbank.experiment.Samples;
import werkbank.recipe.Augmentation;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.Whitening;

class WhiteningFiltersTest {
    private static final Shape SHAPE = new Shape(3, 8, 6);
    private static final int KERNEL = 2;
    private static final int PATCH = SHAPE.channels() * KERNEL * KERNEL;
    private static final double EPSILON = 1e-6;

    /** Noise on a gradient whose direction and colour differ from image to image, so that neighbours are alike. */
    private static Images images(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][SHAPE.values()];
        for (byte[] image : pixels) {
            double tilt = random.nextDouble(-8, 8);
            double[] colour = random.doubles(3, 60, 190).toArray();
            for (int i = 0; i < image.length; i++) {
                int x = i % SHAPE.width();
                double value = colour[i / (SHAPE.width() * SHAPE.height())] + tilt * x + random.nextDouble(-12, 12);
                image[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
        return new Images(pixels, SHAPE);
    }

    private static Standardisation standardisation(Images images) {
        ChannelStatistics statistics = ChannelStatistics.of(images);
        return new Standardisation(numbers(statistics.means()), numbers(statistics.deviations()));
    }

    private static List<Double> numbers(float[] values) {
        return Stream.iterate(0, i -> i + 1)
                .limit(values.length)
                .map(i -> (double) values[i])
                .toList();
    }

    private static Recipe recipe(Layer... layers) {
        return new Recipe(List.of(layers), Samples.recipe().training(), Augmentation.NONE);
    }

    private static Whitening fitted(Recipe recipe, Images images) {
        List<Layer> network = WhiteningFilters.fitted(recipe, images).network();
        return (Whitening) network.get(network.size() - 1);
    }

    private static Whitening whitening() {
        return new Whitening(KERNEL, EPSILON, Activation.IDENTITY, List.of());
    }

    @Test
    void filteredPatchesHaveVarianceOneAndNoCovariance() {
        Images images = images(1, 300);
        Standardisation standardisation = standardisation(images);
        double[][] covariance =
                covariance(images, standardisation, fitted(recipe(standardisation, whitening()), images));

        for (int i = 0; i < PATCH; i++) {
            for (int j = 0; j < PATCH; j++) {
                assertThat(covariance[i][j]).as("%d, %d", i, j).isCloseTo(i == j ? 1 : 0, within(1e-3));
            }
        }
    }

    @Test
    void withoutAStandardisationTheValuesThemselvesAreWhitened() {
        Images images = images(1, 100);
        Standardisation none = new Standardisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        double[][] covariance = covariance(images, none, fitted(recipe(whitening()), images));

        assertThat(covariance[0][0]).isCloseTo(1, within(2e-3));
        assertThat(covariance[3][5]).isCloseTo(0, within(2e-3));
    }

    @Test
    void eachFilterStandsThereWithBothSigns() {
        List<Float> weights = fitted(recipe(whitening()), images(2, 20)).weights();

        assertThat(weights).hasSize(2 * PATCH * PATCH);
        for (int i = 0; i < PATCH * PATCH; i++) {
            assertThat(weights.get(PATCH * PATCH + i)).isEqualTo(-weights.get(i));
        }
    }

    @Test
    void theSameImagesGiveTheSameFiltersAndOthersOthers() {
        Recipe recipe = recipe(whitening());

        assertThat(fitted(recipe, images(3, 50))).isEqualTo(fitted(recipe, images(3, 50)));
        assertThat(fitted(recipe, images(3, 50))).isNotEqualTo(fitted(recipe, images(4, 50)));
    }

    @Test
    void imagesOfOneColourGiveFiniteFilters() {
        Images flat = new Images(new byte[3][SHAPE.values()], SHAPE);

        assertThat(fitted(recipe(whitening()), flat).weights())
                .allSatisfy(weight -> assertThat(weight).isBetween(-1001f, 1001f));
    }

    @Test
    void aNetworkBeginsWithThemBehindBiasesOfZero() {
        Images images = images(1, 20);
        Recipe recipe = WhiteningFilters.fitted(recipe(whitening()), images);
        float[] first = FirstWeights.of(new NetworkSpec(recipe, SHAPE, 2, List.of(), 1));
        List<Float> filters = ((Whitening) recipe.network().get(0)).weights();

        assertThat(NetworkShapes.infer(recipe.network(), SHAPE, 2).get(0).parameters())
                .isEqualTo(2 * PATCH * PATCH + 2 * PATCH);
        assertThat(NetworkShapes.infer(recipe.network(), SHAPE, 2).get(0).trainable())
                .isEqualTo(2 * PATCH);
        for (int i = 0; i < 2 * PATCH; i++) {
            assertThat(first[i]).isZero();
        }
        for (int i = 0; i < filters.size(); i++) {
            assertThat(first[2 * PATCH + i]).isEqualTo(filters.get(i));
        }
    }

    /** Of what the first half of the filters make of all patches, [filters][filters]. */
    private static double[][] covariance(Images images, Standardisation standardisation, Whitening whitening) {
        double[] mean = new double[PATCH];
        double[][] products = new double[PATCH][PATCH];
        int patches = 0;
        for (int row = 0; row < images.count(); row++) {
            for (int y = 0; y + KERNEL <= SHAPE.height(); y++) {
                for (int x = 0; x + KERNEL <= SHAPE.width(); x++) {
                    double[] made = filtered(images.row(row), y, x, standardisation, whitening);
                    patches++;
                    for (int i = 0; i < PATCH; i++) {
                        mean[i] += made[i];
                        for (int j = 0; j < PATCH; j++) {
                            products[i][j] += made[i] * made[j];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < PATCH; i++) {
            for (int j = 0; j < PATCH; j++) {
                products[i][j] = products[i][j] / patches - mean[i] / patches * mean[j] / patches;
            }
        }
        return products;
    }

    private static double[] filtered(byte[] image, int y, int x, Standardisation standardisation, Whitening whitening) {
        double[] made = new double[PATCH];
        for (int filter = 0; filter < PATCH; filter++) {
            for (int i = 0; i < PATCH; i++) {
                int channel = i / (KERNEL * KERNEL);
                int top = y + i / KERNEL % KERNEL;
                int left = x + i % KERNEL;
                int pixel = image[(channel * SHAPE.height() + top) * SHAPE.width() + left] & 0xff;
                double value = (pixel / 255.0 - standardisation.means().get(channel))
                        / standardisation.deviations().get(channel);
                made[filter] += whitening.weights().get(filter * PATCH + i) * value;
            }
        }
        return made;
    }
}
