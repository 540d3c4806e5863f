package werkbank.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.space.SearchSpace;

/**
 * How many configurations a sampler proposes before it comes to its end, without those that break a constraint or have
 * no network.
 *
 * @param isExact false where they are too many to look at each
 */
public record SequenceLength(long configurations, boolean isExact) {
    private static final long MOST_LOOKED_AT = 10_000;

    /** Counts them; empty for a sampler without an end. */
    public static Optional<SequenceLength> of(SearchSpace space) {
        OptionalLong size = Samplers.size(space.sampler(), space.parameters());
        if (size.isEmpty()) {
            return Optional.empty();
        }
        long all = size.getAsLong();
        return Optional.of(
                all > MOST_LOOKED_AT
                        ? new SequenceLength(all, false)
                        : new SequenceLength(kept(space, (int) all), true));
    }

    private static long kept(SearchSpace space, int all) {
        Sampler sampler = Samplers.create(space.sampler(), space.parameters(), List::of, space.seed());
        return IntStream.rangeClosed(1, all)
                .mapToObj(number -> configuration(sampler, number))
                .filter(space::allows)
                .count();
    }

    @SuppressWarnings("unchecked") // what Sampler promises
    private static Map<String, Object> configuration(Sampler sampler, int number) {
        sampler.number(number);
        return (Map<String, Object>) sampler.getCandidate().getValue();
    }
}
