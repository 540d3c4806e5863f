package werkbank.cli;

import werkbank.app.ValueFormat;
import werkbank.search.SequenceLength;
import werkbank.space.SearchSpace;

/** A space's sampler in words; one that comes to an end with how many configurations it has. */
final class SamplerText {
    private SamplerText() {}

    static String of(SearchSpace space) {
        return SequenceLength.of(space)
                .map(length -> space.sampler().words() + ": " + words(length, space.trials()))
                .orElse(space.sampler().words());
    }

    private static String words(SequenceLength length, int trials) {
        return (length.isExact() ? "" : "at most ")
                + ValueFormat.count(length.configurations()) + " configurations"
                + (length.configurations() < trials ? ", fewer than the trials" : "");
    }
}
