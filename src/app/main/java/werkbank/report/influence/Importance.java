package werkbank.report.influence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * Functional ANOVA of trials, the forest that it is of, and PED-ANOVA.
 *
 * @param cube at least one coordinate
 * @param best of the same trials
 */
record Importance(Cube cube, Forest forest, Fanova shares, PedAnova best) {
    /** The forest is of no more trials than these: its time grows with their number, what it finds hardly does. */
    static final int MOST_TRIALS = 2_000;

    private static final int CONTOURED = 4;
    private static final int PAIRS = 3;

    /** Pairs that explain less than this are not worth a line. */
    private static final double LEAST_PAIR = 0.01;

    /** @param trials at least one */
    static Importance of(List<Axis> axes, List<Parameter> parameters, List<ScoredTrial> trials) {
        List<Coordinate> coordinates =
                axes.stream().map(axis -> Coordinate.of(axis, parameters)).toList();
        List<ScoredTrial> some = some(trials);
        Cube cube = Cube.of(coordinates, some);
        Forest forest = Forest.fit(cube.points(), cube.losses());
        return new Importance(cube, forest, Fanova.of(forest, coordinates.size()), PedAnova.of(coordinates, some));
    }

    /** Chooses the trials that are looked at, evenly from the first to the last. */
    static List<ScoredTrial> some(List<ScoredTrial> trials) {
        int count = Math.min(MOST_TRIALS, trials.size());
        return IntStream.range(0, count)
                .mapToObj(i -> trials.get((int) ((long) i * trials.size() / count)))
                .toList();
    }

    /** How many trials the forest is of. */
    int trials() {
        return cube.losses().length;
    }

    /** The strongest pairs, strongest first. */
    List<Interaction> interactions() {
        List<Interaction> pairs = new ArrayList<>();
        for (int a = 0; a < cube.coordinates().size(); a++) {
            for (int b = 0; b < a; b++) {
                pairs.add(new Interaction(name(b), name(a), PageNumbers.rounded(shares.together()[a][b])));
            }
        }
        return pairs.stream()
                .filter(pair -> pair.share() >= LEAST_PAIR)
                .sorted(Comparator.comparingDouble(Interaction::share).reversed())
                .limit(PAIRS)
                .toList();
    }

    private String name(int coordinate) {
        return cube.coordinates().get(coordinate).axis().name();
    }

    /**
     * The contours of all pairs among the parameters that explain most, by themselves and with another; the strongest
     * lies across.
     */
    List<Contour> contours(Objective objective) {
        int[] strongest = IntStream.range(0, cube.coordinates().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -shares.alone()[i] - shares.interactions(i)))
                .limit(CONTOURED)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Contour> contours = new ArrayList<>();
        for (int x = 0; x < strongest.length; x++) {
            for (int y = x + 1; y < strongest.length; y++) {
                contours.add(Contour.of(forest, cube.coordinates(), strongest[x], strongest[y], objective));
            }
        }
        return contours;
    }
}
