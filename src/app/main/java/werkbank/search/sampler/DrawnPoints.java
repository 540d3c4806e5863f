package werkbank.search.sampler;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import werkbank.search.sampler.GroupDraws.Scored;

/** Points that are put together of what is drawn for each group of parameters. */
final class DrawnPoints {
    /** The points that go on from group to group. */
    private static final int MOST = 100;

    /** Further draws of each group, made when no point of the first ones may be proposed. */
    private static final int MORE = 100;

    private final ConfigurationSpace space;
    private final List<GroupDraws> groups;
    private final int candidates;

    /** @param candidates that are drawn of each group at first */
    DrawnPoints(ConfigurationSpace space, List<GroupDraws> groups, int candidates) {
        this.space = space;
        this.groups = groups;
        this.candidates = candidates;
    }

    /**
     * The point with the most promising values of one group after the other.
     *
     * @param start has the coordinates of what is inactive
     */
    double[] best(double[] start) {
        double[] point = start.clone();
        groups.stream().filter(draws -> isActive(draws, point)).forEach(draws -> draws.group()
                .put(draws.best(candidates), point));
        return point;
    }

    /**
     * The most promising point of those that may be proposed.
     *
     * @param start has the coordinates of what is inactive
     * @return empty when there is none among all that were drawn
     */
    Optional<double[]> best(double[] start, Predicate<double[]> mayBe) {
        return Stream.of(candidates, candidates + MORE)
                .flatMap(count -> ranked(start, count))
                .filter(mayBe)
                .findFirst();
    }

    /** Some points of so many values of each group, those first whose product of ratios is largest. */
    private Stream<double[]> ranked(double[] start, int count) {
        List<Scored> points = List.of(new Scored(start, 0));
        for (GroupDraws draws : groups) {
            points = points.stream()
                    .flatMap(point -> isActive(draws, point.coordinates())
                            ? draws.ranked(count).stream().map(values -> joined(point, values, draws.group()))
                            : Stream.of(point))
                    .sorted(Scored.BEST_FIRST)
                    .limit(MOST)
                    .toList();
        }
        return points.stream().map(Scored::coordinates);
    }

    private boolean isActive(GroupDraws draws, double[] point) {
        return draws.group().isActive(space.getValue(point));
    }

    private static Scored joined(Scored point, Scored values, ParameterGroup group) {
        double[] coordinates = point.coordinates().clone();
        group.put(values.coordinates(), coordinates);
        return new Scored(coordinates, point.logRatio() + values.logRatio());
    }
}
