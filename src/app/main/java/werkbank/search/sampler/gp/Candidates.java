package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.search.sampler.UnitCube;

/**
 * The search for the point that promises most: many points at random, of which some lie near those that were tried and
 * good, then gradients from the best of them, then neighbours of the best of all.
 */
final class Candidates {
    private static final int UNIFORM = 200;
    private static final int NEAR = 100;
    private static final int CLIMBS = 4;
    private static final int STEPS = 12;
    private static final int SWEEPS = 3;
    private static final double[] WIDTHS = {0.2, 0.05, 0.0125};
    private static final double FEW = 3;

    private final UnitCube cube;
    private final Acquisition acquisition;
    private final RandomGenerator random;

    /** @param random draws the points */
    Candidates(UnitCube cube, Acquisition acquisition, RandomGenerator random) {
        this.cube = cube;
        this.acquisition = acquisition;
        this.random = random;
    }

    /** A configuration's point and minus what it promises. */
    private record Scored(double[] point, double value) {}

    /**
     * The point that promises most among those that may be.
     *
     * @param good points that were tried, the best first; at least one
     * @param mayBe whether a configuration's point may be proposed
     * @return a configuration's point, whatever is inactive in the middle; uniform where none was found that may be
     */
    double[] best(List<double[]> good, Predicate<double[]> mayBe) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < UNIFORM; i++) {
            scored.add(scored(uniform()));
        }
        for (int i = 0; i < NEAR; i++) {
            scored.add(scored(near(good.get(i % good.size()))));
        }
        Comparator<Scored> first = Comparator.comparingDouble(Scored::value);
        scored.sort(first);
        for (Scored start : List.copyOf(scored.subList(0, CLIMBS))) {
            scored.add(climbed(start));
        }
        scored.sort(first);
        return scored.stream()
                .filter(one -> mayBe.test(one.point()))
                .findFirst()
                .map(one -> polished(one, mayBe).point())
                .orElseGet(this::uniform);
    }

    private Scored scored(double[] point) {
        double[] snapped = UnitCube.filled(cube.snapped(point));
        return new Scored(snapped, acquisition.at(Row.atTheTop(snapped)));
    }

    private double[] uniform() {
        double[] point = new double[cube.dimensions()];
        Arrays.setAll(point, i -> random.nextDouble());
        return point;
    }

    /** Changes a few of a point's coordinates, so that the others stay as good as they are. */
    private double[] near(double[] point) {
        double[] other = point.clone();
        double width = WIDTHS[random.nextInt(WIDTHS.length)];
        double share = Math.min(1, FEW / other.length);
        int one = random.nextInt(other.length);
        for (int i = 0; i < other.length; i++) {
            if (i == one || random.nextDouble() < share) {
                double draw = cube.isChoice(i) ? random.nextDouble() : other[i] + width * random.nextGaussian();
                other[i] = Math.max(0, Math.min(1, draw));
            }
        }
        return other;
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
        double[] top = Lbfgs.minimum(acquisition, new Box(low, high), Row.atTheTop(start.point()), STEPS)
                .point();
        return scored(Arrays.copyOf(top, start.point().length));
    }

    /** Goes to the best neighbour as long as that is better. */
    private Scored polished(Scored start, Predicate<double[]> mayBe) {
        Scored best = start;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Scored before = best;
            for (double[] neighbour : cube.neighbours(before.point())) {
                Scored other = scored(neighbour);
                if (other.value() < best.value() && mayBe.test(other.point())) {
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
