package werkbank.search.sampler;

import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;
import werkbank.space.Grid;
import werkbank.space.SamplerSpec;

/**
 * Each configuration of a grid once.
 *
 * <p>Arbiter's own {@code GridSearchCandidateGenerator} is not used: it keeps a queue of all candidates, so it can
 * neither go on in the middle nor be large; behind a choice of one value it reads the coordinates of the wrong
 * parameters; it repeats whole numbers of a logarithmic range, and configurations that differ in inactive parameters.
 */
final class GridSampler extends BaseCandidateGenerator<SortedMap<String, Object>> implements Sampler {
    private final ConfigurationSpace space;
    private final Grid grid;
    private final long size;
    private final boolean isShuffled;
    private final Permutation permutation;
    private int number = 1;

    /** @param seed decides the order, if the options want a random one */
    GridSampler(ConfigurationSpace space, SamplerSpec.Grid options, long seed) {
        super(space, null, false);
        this.space = space;
        this.grid = Grid.of(space.parameters(), options);
        this.size = grid.size().orElseThrow().longValueExact();
        this.isShuffled = options.order() == SamplerSpec.Grid.Order.RANDOM;
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
