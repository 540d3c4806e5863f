package werkbank.cli;

import java.util.OptionalLong;
import werkbank.app.ValueFormat;
import werkbank.search.sampler.Samplers;
import werkbank.space.SearchSpace;

/** A space's sampler in words; one that comes to an end with how many configurations it has. */
final class SamplerText {
    private SamplerText() {}

    static String of(SearchSpace space) {
        OptionalLong size = Samplers.size(space.sampler(), space.parameters());
        if (size.isEmpty()) {
            return space.sampler().words();
        }
        String trials = size.getAsLong() < space.trials() ? ", fewer than the trials" : "";
        return space.sampler().words() + ": " + ValueFormat.count(size.getAsLong()) + " configurations" + trials;
    }
}
