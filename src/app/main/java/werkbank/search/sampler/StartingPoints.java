package werkbank.search.sampler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The points from which the one that a surrogate promises most of is looked for: the best of many at random, of which some
 * lie near those that were tried and good.
 */
public final class StartingPoints {
    private static final int UNIFORM = 200;
    private static final int NEAR = 100;
    private static final int STARTS = 4;

    private final UnitCube cube;
    private final ToDoubleFunction<double[]> loss;
    private final Predicate<double[]> mayBe;
    private final RandomGenerator random;

    /**
     * @param loss of a configuration's point, which is NaN where a parameter is inactive; small where it promises much
     * @param mayBe whether a configuration's point may be proposed; whatever is inactive is in the middle
     * @param random draws the points
     */
    public StartingPoints(
            UnitCube cube, ToDoubleFunction<double[]> loss, Predicate<double[]> mayBe, RandomGenerator random) {
        this.cube = cube;
        this.loss = loss;
        this.mayBe = mayBe;
        this.random = random;
    }

    /** A configuration's point, whatever is inactive in the middle, and its loss. */
    public record Scored(double[] point, double loss) {
        /** The smallest loss first. */
        public static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::loss);
    }

    /**
     * The few best of those that may be proposed, the best first.
     *
     * @param good points that were tried, the best first; at least one
     * @param others points that are looked at too; drawn last
     */
    public List<Scored> best(List<double[]> good, Stream<double[]> others) {
        return Stream.of(
                        Stream.generate(this::uniform).limit(UNIFORM),
                        IntStream.range(0, NEAR).mapToObj(i -> cube.near(good.get(i % good.size()), random)),
                        others)
                .flatMap(points -> points)
                .map(this::scored)
                .sorted(Scored.BEST_FIRST)
                .filter(this::mayBe)
                .limit(STARTS)
                .toList();
    }

    /** The configuration that a point stands for. */
    public Scored scored(double[] point) {
        double[] snapped = cube.snapped(point);
        return new Scored(UnitCube.filled(snapped), loss.applyAsDouble(snapped));
    }

    /** Whether a point may be proposed. */
    public boolean mayBe(Scored scored) {
        return mayBe.test(scored.point());
    }

    /** A point drawn uniformly. */
    public double[] uniform() {
        double[] point = new double[cube.dimensions()];
        Arrays.setAll(point, i -> random.nextDouble());
        return point;
    }
}
