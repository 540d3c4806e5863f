package werkbank.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Configurations that were trained with several seeds each, compared with the best of them on the same images.
 *
 * <p>How far one lies behind the best varies for two reasons. Other images would give other differences: the variance is
 * that of the differences image by image, each the mean over the seeds, divided by the number of images. And other seeds
 * would give other networks: the variance is that of the seeds' means, one for all configurations, since each alone has too
 * few, divided by the number of seeds. Both are added, and the test is Student's with Satterthwaite's degrees of freedom
 * (Satterthwaite 1946, An approximate distribution of estimates of variance components, Biometrics Bulletin 2). What the
 * variance of the images has of the seeds counts twice, so the test is a little cautious.
 */
public final class SeedRace {
    private SeedRace() {}

    /**
     * A configuration beside the best.
     *
     * @param mean loss over seeds and images
     * @param behind {@code mean} less that of the best; 0 for the best itself
     * @param error standard error of {@code behind}
     * @param p two-sided, with Holm's correction for all that are compared with the best; 1 for the best itself
     */
    public record Standing(double mean, double behind, double error, double p) {}

    /** The loss of each image, [images], as the mean over the seeds, and the mean of each seed. */
    private record Means(double[] images, double[] seeds) {
        static Means of(double[][] losses) {
            double[] images = new double[losses[0].length];
            for (double[] seed : losses) {
                for (int image = 0; image < images.length; image++) {
                    images[image] += seed[image] / losses.length;
                }
            }
            return new Means(
                    images, Arrays.stream(losses).mapToDouble(SeedRace::mean).toArray());
        }

        double mean() {
            return SeedRace.mean(images);
        }
    }

    /**
     * Compares all with the one of the lowest mean, of equal ones the first.
     *
     * @param losses of each configuration, [seeds][images] with at least one seed and two images; lower is better
     */
    public static List<Standing> of(List<double[][]> losses) {
        List<Means> means = losses.stream().map(Means::of).toList();
        int best = 0;
        for (int other = 1; other < means.size(); other++) {
            best = means.get(other).mean() < means.get(best).mean() ? other : best;
        }
        Seeds seeds = Seeds.of(means);
        List<Standing> alone = new ArrayList<>();
        for (int one = 0; one < means.size(); one++) {
            alone.add(standing(means.get(one), means.get(best), one == best, seeds));
        }
        return corrected(alone, best);
    }

    /** The variance of a seed's mean, and its degrees of freedom. */
    private record Seeds(double variance, int freedom) {
        static Seeds of(List<Means> means) {
            double squares = 0;
            int freedom = 0;
            for (Means one : means) {
                squares += squares(one.seeds);
                freedom += one.seeds.length - 1;
            }
            return new Seeds(freedom == 0 ? Double.POSITIVE_INFINITY : squares / freedom, freedom);
        }
    }

    private static Standing standing(Means one, Means best, boolean isBest, Seeds seeds) {
        if (isBest) {
            return new Standing(one.mean(), 0, 0, 1);
        }
        double[] differences = new double[one.images.length];
        for (int image = 0; image < differences.length; image++) {
            differences[image] = one.images[image] - best.images[image];
        }
        double behind = mean(differences);
        int others = differences.length - 1;
        double ofImages = squares(differences) / others / differences.length;
        double ofSeeds = seeds.variance * (1.0 / one.seeds.length + 1.0 / best.seeds.length);
        double error = Math.sqrt(ofImages + ofSeeds);
        if (seeds.freedom == 0) {
            return new Standing(one.mean(), behind, error, 1);
        }
        if (error == 0) {
            return new Standing(one.mean(), behind, 0, behind == 0 ? 1 : 0);
        }
        double freedom =
                Math.pow(ofImages + ofSeeds, 2) / (ofImages * ofImages / others + ofSeeds * ofSeeds / seeds.freedom);
        double p = 2 * new TDistribution(null, freedom).cumulativeProbability(-Math.abs(behind) / error);
        return new Standing(one.mean(), behind, error, p);
    }

    private static List<Standing> corrected(List<Standing> alone, int best) {
        List<Standing> others = new ArrayList<>(alone);
        others.remove(best);
        double[] adjusted =
                Holm.adjusted(others.stream().mapToDouble(Standing::p).toArray());
        List<Standing> corrected = new ArrayList<>();
        for (int other = 0; other < adjusted.length; other++) {
            Standing one = others.get(other);
            corrected.add(new Standing(one.mean, one.behind, one.error, adjusted[other]));
        }
        corrected.add(best, alone.get(best));
        return List.copyOf(corrected);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Sum of the squared distances from the mean. */
    private static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }
}
