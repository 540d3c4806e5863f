package werkbank.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The error rate on the rest when the images of which a classifier is least sure are left to a person.
 *
 * <p>El-Yaniv, R. and Wiener, Y. (2010), On the foundations of noise-free selective classification, JMLR 11. An image is
 * as sure as its most probable class is probable; of equally sure ones the later is left first.
 *
 * @param halfPercent with {@link #HALF_PERCENT} of the images left to a person
 * @param curve from none left to nearly all, at most {@link #POINTS}, closer together where few are left
 * @param area below the curve: the mean risk over all coverages, 0 to 1, less is better
 */
public record RiskCoverage(Point halfPercent, List<Point> curve, double area) {
    public static final double HALF_PERCENT = 0.005;

    /** The i-th leaves {@code (i / POINTS)^3} of the images to a person. */
    public static final int POINTS = 40;

    /**
     * Some images answered, the others left to a person.
     *
     * @param answered images, at least 1
     * @param errors among them
     * @param coverage {@code answered / images}, above 0, at most 1
     * @param risk {@code errors / answered}
     * @param threshold confidence of the least sure image that is answered, 0 to 1
     */
    public record Point(int answered, int errors, double coverage, double risk, double threshold) {
        /** Share of the answered images that is right. */
        public double accuracy() {
            return Score.accuracy(errors, answered);
        }
    }

    /**
     * @param labels [rows], each in [0, classes)
     * @param probabilities [rows][classes], at least one row
     */
    public static RiskCoverage of(int[] labels, float[][] probabilities) {
        int images = labels.length;
        double[] confidences = new double[images];
        int[] errors = new int[images];
        int[] surest = surestFirst(probabilities);
        int wrong = 0;
        double area = 0;
        for (int i = 0; i < images; i++) {
            int row = surest[i];
            int predicted = Classes.mostProbable(probabilities[row]);
            wrong += predicted == labels[row] ? 0 : 1;
            errors[i] = wrong;
            confidences[i] = probabilities[row][predicted];
            area += (double) wrong / (i + 1) / images;
        }
        List<Point> curve = IntStream.range(0, POINTS)
                .map(i -> images - left(Math.pow((double) i / POINTS, 3), images))
                .distinct()
                .mapToObj(answered -> point(answered, errors, confidences))
                .toList();
        return new RiskCoverage(point(images - left(HALF_PERCENT, images), errors, confidences), curve, area);
    }

    private static int[] surestFirst(float[][] probabilities) {
        Comparator<Integer> byConfidence =
                Comparator.comparingDouble(row -> -probabilities[row][Classes.mostProbable(probabilities[row])]);
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(byConfidence)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Images left to a person, rounded; never all. */
    private static int left(double share, int images) {
        return Math.min(images - 1, (int) Math.round(share * images));
    }

    private static Point point(int answered, int[] errors, double[] confidences) {
        int wrong = errors[answered - 1];
        return new Point(
                answered,
                wrong,
                (double) answered / errors.length,
                (double) wrong / answered,
                confidences[answered - 1]);
    }
}
