package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.experiment.KnownResults;
import werkbank.search.EnqueuedResults;
import werkbank.space.SearchSpace;

/** What a study knows before its own trials, in words. */
public final class KnownText {
    private final List<KnownResults> all;

    /** @param stored results of others that the study has */
    public KnownText(SearchSpace space, List<KnownResults> stored) {
        this.all = Stream.concat(EnqueuedResults.of(space.search()).stream(), stored.stream())
                .toList();
    }

    /** A line for each source, then what of it was left out. */
    public List<String> lines() {
        return all.stream()
                .flatMap(results -> Stream.concat(
                        Stream.of(line(results)),
                        results.leftOut().stream().map(words -> results.source() + ": " + words)))
                .toList();
    }

    private static String line(KnownResults results) {
        return String.format(
                Locale.ROOT,
                switch (results.origin()) {
                    case ENQUEUED -> "known beforehand: %s enqueued with %s%s";
                    case IMPORTED -> "known beforehand: %s imported from %s%s";
                    case LEARNED -> "learning from %s of study %s%s";
                },
                Counted.of(
                        results.trials().size(),
                        results.origin() == KnownResults.Origin.ENQUEUED ? "configuration" : "trial"),
                results.origin() == KnownResults.Origin.ENQUEUED
                        ? results.trials().size() == 1 ? "its result" : "their results"
                        : "'" + results.source() + "'",
                best(results).map(best -> ", the best " + best).orElse(""));
    }

    private static Optional<String> best(KnownResults results) {
        return results.bestFirst().stream()
                .findFirst()
                .flatMap(trial -> trial.value())
                .map(value -> String.format(Locale.ROOT, "%.6g (%s)", value, results.figure()));
    }
}
