package werkbank.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Probabilities of members on 10,000 images of ten classes, made so that their weighted mean gets 34 wrong, the first
 * member 12 that the mean gets right, and the mean 5 that the first gets right. For one member or five with falling
 * weights, the first below 0.4; one alone gets the 34 wrong.
 */
final class SampleAnswers {
    static final int IMAGES = 10_000;
    private static final int CLASSES = 10;
    private static final int LOST = 5;
    private static final int MENDED = 12;
    private static final int ALONE = 6;
    private static final int NOBODY = -1;
    private static final int[][] PAIRS = {
        {4, 9}, {4, 9}, {9, 4}, {7, 2}, {3, 5}, {5, 3}, {6, 0}, {8, 3}, {2, 7}, {1, 7}, {9, 7}
    };

    private final Random random = new Random(3);
    private final int[] labels = new int[IMAGES];
    private final float[][][] members;
    private final List<Integer> free = new ArrayList<>();

    private SampleAnswers(int members) {
        this.members = new float[members][IMAGES][CLASSES];
    }

    static SampleAnswers of(int members, int errors) {
        SampleAnswers answers = new SampleAnswers(members);
        answers.mostlyRight();
        answers.mistakes(errors);
        return answers;
    }

    int[] labels() {
        return labels;
    }

    /** [rows][classes] of each member. */
    List<float[][]> members() {
        return Arrays.asList(members);
    }

    /** [rows][classes]: the weighted mean, p to the power 1 / temperature, normalised. */
    float[][] blend(double[] weights, double temperature) {
        float[][] blend = new float[IMAGES][CLASSES];
        for (int row = 0; row < IMAGES; row++) {
            double[] shares = new double[CLASSES];
            for (int c = 0; c < CLASSES; c++) {
                for (int m = 0; m < members.length; m++) {
                    shares[c] += weights[m] * members[m][row][c];
                }
                shares[c] = Math.pow(shares[c], 1 / temperature);
            }
            double sum = Arrays.stream(shares).sum();
            for (int c = 0; c < CLASSES; c++) {
                blend[row][c] = (float) (shares[c] / sum);
            }
        }
        return blend;
    }

    private void mostlyRight() {
        for (int row = 0; row < IMAGES; row++) {
            labels[row] = row % CLASSES;
            free.add(row);
            double hard = Math.pow(10, -1 - 3 * random.nextDouble());
            for (float[][] member : members) {
                say(member[row], labels[row], 1 - hard * (0.5 + random.nextDouble()), (labels[row] + 1) % CLASSES);
            }
        }
        Collections.shuffle(free, random);
    }

    /** Those of the mean, then, where there are several members, images that few of them get wrong. */
    private void mistakes(int errors) {
        for (int i = 0; i < errors; i++) {
            boolean lost = members.length > 1 && i < LOST;
            int right = lost ? 0 : i % 3 == 0 ? NOBODY : 1 + i % 4;
            answer(PAIRS[i * i % PAIRS.length], member -> member != right, 0.55);
        }
        for (int i = 0; members.length > 1 && i < MENDED; i++) {
            int other = i % 2 == 0 ? NOBODY : 4;
            answer(PAIRS[i % PAIRS.length], member -> member == 0 || member == other, 0.85);
        }
        for (int m = 1; m < members.length; m++) {
            int alone = m;
            for (int i = 0; i < ALONE + 4 * m; i++) {
                answer(PAIRS[(i + m) % PAIRS.length], member -> member == alone, 0.85);
            }
        }
    }

    /**
     * What the members say of the next image of the pair's first class.
     *
     * @param wrong the members that take it for the second class
     * @param sure how probable it is to the others, about
     */
    private void answer(int[] pair, IntPredicate wrong, double sure) {
        int row = free.stream()
                .filter(image -> labels[image] == pair[0])
                .findFirst()
                .orElseThrow();
        free.remove((Integer) row);
        for (int m = 0; m < members.length; m++) {
            int said = wrong.test(m) ? 1 : 0;
            double top = (said == 1 ? 0.65 : sure) + 0.1 * (random.nextDouble() - 0.5);
            say(members[m][row], pair[said], top, pair[1 - said]);
        }
    }

    /** Nine tenths of what the first class leaves are the second's, the others share the rest. */
    private static void say(float[] probabilities, int first, double top, int second) {
        Arrays.fill(probabilities, (float) ((1 - top) / 10 / (CLASSES - 2)));
        probabilities[first] = (float) top;
        probabilities[second] = (float) (0.9 * (1 - top));
    }
}
