package werkbank.search.sampler.mfes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.UnitCube;

/**
 * The search for the point that promises most: many points at random, of which some lie near those that were tried and
 * good, then points near the best of them.
 */
final class Candidates {
    private static final int UNIFORM = 200;
    private static final int NEAR = 100;
    private static final int STARTS = 4;
    private static final int ROUNDS = 5;
    private static final int DRAWS = 8;
    private static final Comparator<Scored> FIRST =
            Comparator.comparingDouble(Scored::improvement).reversed();

    private final UnitCube cube;
    private final Surrogate surrogate;
    private final Predicate<double[]> mayBe;
    private final RandomGenerator random;

    /**
     * @param mayBe whether a configuration's point may be proposed
     * @param random draws the points
     */
    Candidates(UnitCube cube, Surrogate surrogate, Predicate<double[]> mayBe, RandomGenerator random) {
        this.cube = cube;
        this.surrogate = surrogate;
        this.mayBe = mayBe;
        this.random = random;
    }

    /** A configuration's point and the improvement that is expected of it. */
    private record Scored(double[] point, double improvement) {}

    /**
     * The point that promises most among those that may be.
     *
     * @return a configuration's point, whatever is inactive in the middle; uniform where none was found that may be
     */
    double[] best() {
        List<double[]> good = surrogate.good();
        return Stream.concat(
                        Stream.generate(this::uniform).limit(UNIFORM),
                        IntStream.range(0, NEAR).mapToObj(i -> cube.near(good.get(i % good.size()), random)))
                .map(this::scored)
                .sorted(FIRST)
                .filter(this::mayBe)
                .limit(STARTS)
                .map(this::climbed)
                .min(FIRST)
                .map(Scored::point)
                .orElseGet(this::uniform);
    }

    private boolean mayBe(Scored scored) {
        return mayBe.test(scored.point());
    }

    private Scored scored(double[] point) {
        double[] snapped = UnitCube.filled(cube.snapped(point));
        return new Scored(snapped, surrogate.improvement(snapped));
    }

    private double[] uniform() {
        double[] point = new double[cube.dimensions()];
        Arrays.setAll(point, i -> random.nextDouble());
        return point;
    }

    /** Goes to the best of some points near by as long as one is better. */
    private Scored climbed(Scored start) {
        Scored best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Scored from = best;
            for (int i = 0; i < DRAWS; i++) {
                Scored other = scored(cube.near(from.point(), random));
                if (other.improvement() > best.improvement() && mayBe(other)) {
                    best = other;
                }
            }
        }
        return best;
    }
}
