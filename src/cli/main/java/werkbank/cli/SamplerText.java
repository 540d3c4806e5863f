package werkbank.cli;

import java.math.BigInteger;
import werkbank.space.Grid;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchSpace;

/** A space's sampler in words; a grid with its size. */
final class SamplerText {
    private SamplerText() {}

    static String of(SearchSpace space) {
        String words = space.sampler().words();
        if (!(space.sampler() instanceof SamplerSpec.Grid options)) {
            return words;
        }
        BigInteger size = Grid.of(space.parameters(), options).size().orElseThrow();
        String trials = size.compareTo(BigInteger.valueOf(space.trials())) < 0 ? ", fewer than the trials" : "";
        return words + ": " + ValueFormat.count(size.longValueExact()) + " configurations" + trials;
    }
}
