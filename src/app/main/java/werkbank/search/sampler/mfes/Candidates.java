package werkbank.search.sampler.mfes;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.StartingPoints;
import werkbank.search.sampler.StartingPoints.Scored;
import werkbank.search.sampler.UnitCube;

/**
 * The search for the point that promises most: many points at random, of which some lie near those that were tried and
 * good, then points near the best of them.
 */
final class Candidates {
    private static final int ROUNDS = 5;
    private static final int DRAWS = 8;

    private final UnitCube cube;
    private final Surrogate surrogate;
    private final RandomGenerator random;
    private final StartingPoints points;

    /**
     * @param mayBe whether a configuration's point may be proposed
     * @param random draws the points
     */
    Candidates(UnitCube cube, Surrogate surrogate, Predicate<double[]> mayBe, RandomGenerator random) {
        this.cube = cube;
        this.surrogate = surrogate;
        this.random = random;
        this.points = new StartingPoints(cube, point -> -surrogate.improvement(UnitCube.filled(point)), mayBe, random);
    }

    /**
     * The point that promises most among those that may be.
     *
     * @return a configuration's point, whatever is inactive in the middle; uniform where none was found that may be
     */
    double[] best() {
        return points.best(surrogate.good(), Stream.empty()).stream()
                .map(this::climbed)
                .min(Scored.BEST_FIRST)
                .map(Scored::point)
                .orElseGet(points::uniform);
    }

    /** Goes to the best of some points near by as long as one is better. */
    private Scored climbed(Scored start) {
        Scored best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Scored from = best;
            for (int i = 0; i < DRAWS; i++) {
                Scored other = points.scored(cube.near(from.point(), random));
                if (other.loss() < best.loss() && points.mayBe(other)) {
                    best = other;
                }
            }
        }
        return best;
    }
}
