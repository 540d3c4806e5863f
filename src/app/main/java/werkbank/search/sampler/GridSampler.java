package werkbank.search.sampler;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.Grid;
import werkbank.space.Parameter;

/**
 * Each configuration of a grid once.
 *
 * <p>Arbiter's own {@code GridSearchCandidateGenerator} is not used: it keeps a queue of all candidates, so it can
 * neither go on in the middle nor be large; behind a choice of one value it reads the coordinates of the wrong
 * parameters; it repeats whole numbers of a logarithmic range, and configurations that differ in inactive parameters.
 */
public final class GridSampler implements SamplerProvider {
    private static final Option POINTS = Option.of(
            "points",
            new Domain.Whole(2).atMost(Grid.MOST_POINTS),
            5,
            "How many values of a `float` range, and at most of an `int` range; an `int` range with a `step` above 1 has all"
                    + " its steps, up to 1,000.");
    private static final Option ORDER = Option.of(
            "order",
            new Domain.Word(List.of("random", "sequential")),
            "random",
            "In which order the configurations come; in `sequential` the last parameter changes fastest.");

    @Override
    public Block declaration() {
        return Block.of(
                "grid", "Every combination of evenly spread values, each once; then the search ends.", POINTS, ORDER);
    }

    @Override
    public String takeItWhen() {
        return "few values, all of which you want to see; a table for a paper";
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "grid, up to %d points a range, in %s order",
                options.whole(POINTS.key()),
                options.word(ORDER.key()));
    }

    @Override
    public Optional<String> whyNot(List<Parameter> parameters, Values options) {
        Optional<BigInteger> size = grid(parameters, options).size();
        if (size.isEmpty()) {
            return Optional.of("the configurations of this grid can't be counted, since too many conditions depend on"
                    + " each other; use random or sobol");
        }
        return size.filter(count -> count.compareTo(BigInteger.valueOf(Grid.MOST)) > 0)
                .map(count -> String.format(
                        Locale.ROOT,
                        "this grid has 10^%d configurations; lower points, or use random or sobol",
                        count.toString().length() - 1));
    }

    @Override
    public OptionalLong size(List<Parameter> parameters, Values options) {
        return OptionalLong.of(grid(parameters, options).size().orElseThrow().longValueExact());
    }

    private static Grid grid(List<Parameter> parameters, Values options) {
        return Grid.of(parameters, options.whole(POINTS.key()));
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        boolean isShuffled = options.word(ORDER.key()).equals("random");
        return new Proposals(space, grid(space.parameters(), options), isShuffled, seed);
    }

    private static final class Proposals extends BaseCandidateGenerator<SortedMap<String, Object>> implements Sampler {
        private final ConfigurationSpace space;
        private final Grid grid;
        private final long size;
        private final boolean isShuffled;
        private final Permutation permutation;
        private int number = 1;

        /** @param seed decides the order, if it is a random one */
        Proposals(ConfigurationSpace space, Grid grid, boolean isShuffled, long seed) {
            super(space, null, false);
            this.space = space;
            this.grid = grid;
            this.size = grid.size().orElseThrow().longValueExact();
            this.isShuffled = isShuffled;
            this.permutation = new Permutation(size, seed);
            initialize();
        }

        @Override
        public void number(int number) {
            this.number = number;
        }

        @Override
        public boolean isSequence() {
            return true;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(size);
        }

        @Override
        public boolean hasMoreCandidates() {
            return number <= size;
        }

        /** @throws NoSuchElementException when the number is beyond the grid's size */
        @Override
        public Candidate<SortedMap<String, Object>> getCandidate() {
            if (!hasMoreCandidates()) {
                throw new NoSuchElementException(
                        String.format(Locale.ROOT, "the grid has %d configurations, not %d", size, number));
            }
            long place = number - 1L;
            SortedMap<String, Object> values = grid.at(isShuffled ? permutation.at(place) : place);
            number++;
            return new Candidate<>(values, candidateCounter.getAndIncrement(), space.point(values));
        }

        @Override
        public Class<?> getCandidateType() {
            return SortedMap.class;
        }
    }
}
