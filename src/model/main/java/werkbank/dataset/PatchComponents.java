package werkbank.dataset;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import werkbank.recipe.Shape;

/** The principal components of all square patches of some images. */
public final class PatchComponents {
    private static final double WHITE = 255;

    /** Images of which the patches are taken, evenly spread. */
    private static final int MOST_IMAGES = 5_000;

    /** Patches that are enough for a covariance, where images are large. */
    private static final int ENOUGH_PATCHES = 10_000_000;

    private final Shape shape;
    private final int kernel;
    private final int[] offsets;
    private final long[] sums;
    private final long[][] products;
    private long patches;

    private PatchComponents(Shape shape, int kernel) {
        this.shape = shape;
        this.kernel = kernel;
        this.offsets = offsets(shape, kernel);
        this.sums = new long[offsets.length];
        this.products = new long[offsets.length][offsets.length];
    }

    /** The places of the values of the patch at the upper left corner in an image, [channels × kernel × kernel]. */
    private static int[] offsets(Shape shape, int kernel) {
        int[] offsets = new int[shape.channels() * kernel * kernel];
        int at = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < kernel; y++) {
                for (int x = 0; x < kernel; x++) {
                    offsets[at++] = (channel * shape.height() + y) * shape.width() + x;
                }
            }
        }
        return offsets;
    }

    /**
     * Filters that whiten: what they make of the patches of the images has, but for {@code epsilon}, variance 1 and no
     * covariance.
     *
     * <p>Sums are whole numbers, so the filters don't depend on the machine.
     *
     * @param images at least one; at most 5,000 of them are looked at
     * @param deviations [channels] by which the values 0 to 1 are divided, each above 0
     * @param kernel height and width of a patch, at most those of an image
     * @param epsilon added to the variances, above 0
     * @return [channels × kernel²][channels × kernel × kernel], that of the largest variance first
     */
    public static double[][] whitening(Images images, double[] deviations, int kernel, double epsilon) {
        PatchComponents components = new PatchComponents(images.shape(), kernel);
        int rows = components.imagesOf(images.count());
        for (int i = 0; i < rows; i++) {
            components.add(images.row((int) ((long) i * images.count() / rows)));
        }
        return filters(components.covariance(deviations), epsilon);
    }

    private int imagesOf(int count) {
        long places = (long) (shape.height() - kernel + 1) * (shape.width() - kernel + 1);
        return (int) Math.min(Math.min(count, MOST_IMAGES), Math.max(1, ENOUGH_PATCHES / places));
    }

    private void add(byte[] image) {
        int[] patch = new int[offsets.length];
        for (int y = 0; y + kernel <= shape.height(); y++) {
            for (int x = 0; x + kernel <= shape.width(); x++) {
                int corner = y * shape.width() + x;
                for (int i = 0; i < patch.length; i++) {
                    patch[i] = image[corner + offsets[i]] & 0xff;
                }
                add(patch);
            }
        }
    }

    private void add(int[] patch) {
        patches++;
        for (int i = 0; i < patch.length; i++) {
            int value = patch[i];
            long[] row = products[i];
            sums[i] += value;
            for (int j = 0; j <= i; j++) {
                row[j] += value * patch[j];
            }
        }
    }

    private double[][] covariance(double[] deviations) {
        int area = kernel * kernel;
        double[][] covariance = new double[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j <= i; j++) {
                double mean = (double) sums[i] / patches * ((double) sums[j] / patches);
                double scale = WHITE * deviations[i / area] * WHITE * deviations[j / area];
                covariance[i][j] = ((double) products[i][j] / patches - mean) / scale;
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    private static double[][] filters(double[][] covariance, double epsilon) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        double[][] filters = new double[covariance.length][];
        for (int i = 0; i < filters.length; i++) {
            double variance = Math.max(0, eigen.getRealEigenvalue(i));
            filters[i] = eigen.getEigenvector(i)
                    .mapDivide(Math.sqrt(variance + epsilon))
                    .toArray();
        }
        return filters;
    }
}
