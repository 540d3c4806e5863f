package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;

/** Values for the parameters of a group, drawn from the density of good trials when they are asked for. */
final class GroupDraws {
    private final ParameterGroup group;
    private final Function<ParameterGroup, GoodAndBadDensity> densities;
    private final RandomGenerator random;
    private final List<Scored> drawn = new ArrayList<>();
    private GoodAndBadDensity density;

    /**
     * @param densities looked at once, when something is drawn
     * @param random draws the values
     */
    GroupDraws(ParameterGroup group, Function<ParameterGroup, GoodAndBadDensity> densities, RandomGenerator random) {
        this.group = group;
        this.densities = densities;
        this.random = random;
    }

    /** The densities l and g of a group's values. */
    record GoodAndBadDensity(WeightedMixtures good, WeightedMixtures bad) {
        private Scored draw(RandomGenerator random) {
            double[] values = good.draw(random);
            return new Scored(values, good.logDensity(values) - bad.logDensity(values));
        }
    }

    /**
     * Coordinates, and what they promise.
     *
     * @param logRatio of the densities, l : g
     */
    record Scored(double[] coordinates, double logRatio) {
        static final Comparator<Scored> BEST_FIRST =
                Comparator.comparingDouble(Scored::logRatio).reversed();
    }

    ParameterGroup group() {
        return group;
    }

    /** The most promising of so many, of equal ones the first. */
    double[] best(int count) {
        draw(count);
        Scored best = drawn.get(0);
        for (Scored other : drawn) {
            if (other.logRatio() > best.logRatio()) {
                best = other;
            }
        }
        return best.coordinates();
    }

    /** The different ones among so many, the most promising first. */
    List<Scored> ranked(int count) {
        draw(count);
        Set<List<Cell>> seen = new HashSet<>();
        return drawn.stream()
                .sorted(Scored.BEST_FIRST)
                .filter(values -> seen.add(group.cells(values.coordinates())))
                .toList();
    }

    private void draw(int count) {
        if (density == null) {
            density = densities.apply(group);
        }
        while (drawn.size() < count) {
            drawn.add(density.draw(random));
        }
    }
}
