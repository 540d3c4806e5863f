package werkbank.bench;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.Provenance;

/** The provenance of studies that a bench makes up: none. */
final class NoProvenance {
    private NoProvenance() {}

    /** @param workers with a thread each */
    static Provenance of(int workers) {
        return new Provenance(
                "",
                "",
                "",
                "",
                "",
                "",
                1,
                "",
                "",
                "",
                workers,
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
