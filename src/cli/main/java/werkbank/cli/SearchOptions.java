package werkbank.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import werkbank.InputException;
import werkbank.app.SearchRequest;
import werkbank.recipe.Precision;
import werkbank.space.SearchSpace;
import werkbank.space.TimeText;

/** Options that {@code run} and {@code search} share. */
final class SearchOptions {
    @Parameters(paramLabel = "SPACE.yaml", description = "The search space, for instance search-spaces/quick.yaml.")
    Path space;

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description = "Name of the study (default: the space's name). A study that exists goes on.")
    String study;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "How many configurations the study tries in all, not how many more; repeats of the best come on"
                            + " top (default: the space's).")
    Integer trials;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "Start no trial after this long, for instance 30m or 1h30m; the last of it is for the best ones"
                            + " (default: the space's, or none).")
    String timeout;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Trials at the same time, each in a process of its own (default: one a core, or as many as a GPU is worth,"
                            + " if memory allows).")
    Integer workers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the study (default: the space's). The seeds of trial n follow from it and n alone.")
    Long seed;

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description =
                    "Train the whole study in f32, tf32 or bf16, whatever the space says (default: as the space says,"
                            + " or as the device is best at). A study keeps it.")
    Precision precision;

    @Mixin
    PictureOptions pictures;

    @Mixin
    ClusterOptions spark;

    /** @throws InputException when an option is wrong */
    SearchRequest request() {
        return new SearchRequest(
                space,
                Optional.ofNullable(study),
                trials == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(atMost(SearchSpace.MOST_TRIALS, atLeastOne("--trials", trials))),
                timeout == null ? Optional.empty() : Optional.of(parsedTimeout()),
                workers == null ? OptionalInt.empty() : OptionalInt.of(atLeastOne("--workers", workers)),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                Optional.ofNullable(precision),
                spark.request(),
                pictures.skipUnreadable);
    }

    private Duration parsedTimeout() {
        return TimeText.parse(timeout)
                .orElseThrow(() -> new InputException(
                        String.format(Locale.ROOT, "--timeout is '%s'; it must be %s", timeout, TimeText.RULE)));
    }

    private static int atMost(int most, int trials) {
        if (trials > most) {
            throw new InputException(String.format(Locale.ROOT, "--trials is %d; it must be at most %d", trials, most));
        }
        return trials;
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(String.format(Locale.ROOT, "%s is %d; it must be at least 1", option, value));
        }
        return value;
    }
}
