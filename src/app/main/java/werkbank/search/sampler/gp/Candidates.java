package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.PriorDensity;
import werkbank.search.sampler.StartingPoints;
import werkbank.search.sampler.StartingPoints.Scored;
import werkbank.search.sampler.UnitCube;

/**
 * The search for the point that promises most: many points at random, of which some lie near those that were tried and
 * good, then gradients from the best of them, then neighbours of the best of all.
 */
final class Candidates {
    private static final int EXPECTED = 100;
    private static final int STEPS = 12;
    private static final int SWEEPS = 3;

    private final UnitCube cube;
    private final WeightedAcquisition acquisition;
    private final RandomGenerator random;
    private final StartingPoints points;

    /**
     * @param mayBe whether a configuration's point may be proposed
     * @param random draws the points
     */
    Candidates(UnitCube cube, WeightedAcquisition acquisition, Predicate<double[]> mayBe, RandomGenerator random) {
        this.cube = cube;
        this.acquisition = acquisition;
        this.random = random;
        this.points = new StartingPoints(cube, acquisition::at, mayBe, random);
    }

    /**
     * The point that promises most among those that may be.
     *
     * @param good points that were tried, the best first; at least one
     * @param expected where the user expects good ones
     * @return a configuration's point, whatever is inactive in the middle; uniform where none was found that may be
     */
    double[] best(List<double[]> good, PriorDensity expected) {
        List<Scored> best = points.best(
                good, Stream.generate(() -> expected.draw(random)).limit(expected.isUniform() ? 0 : EXPECTED));
        return Stream.concat(best.stream(), best.stream().map(this::climbed).filter(points::mayBe))
                .min(Scored.BEST_FIRST)
                .map(this::polished)
                .map(Scored::point)
                .orElseGet(points::uniform);
    }

    private Scored climbed(Scored start) {
        double[] low = Row.atTheTop(start.point());
        double[] high = low.clone();
        for (int i = 0; i < start.point().length; i++) {
            if (!cube.isChoice(i)) {
                low[i] = 0;
                high[i] = 1;
            }
        }
        double[] top = Lbfgs.minimum(
                        acquisition.around(cube.snapped(start.point())),
                        new Box(low, high),
                        Row.atTheTop(start.point()),
                        STEPS)
                .point();
        return points.scored(Arrays.copyOf(top, start.point().length));
    }

    /** Goes to the best neighbour as long as that is better. */
    private Scored polished(Scored start) {
        Scored best = start;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Scored before = best;
            for (double[] neighbour : cube.neighbours(before.point())) {
                Scored other = points.scored(neighbour);
                if (other.loss() < best.loss() && points.mayBe(other)) {
                    best = other;
                }
            }
            if (best == before) {
                break;
            }
        }
        return best;
    }
}
