package werkbank.report;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.Provenance;

/** A machine with sixteen cores that learned from MNIST. */
final class SampleProvenance {
    private SampleProvenance() {}

    /** @param version of the engine's library */
    static Provenance of(String engine, String backend, String version) {
        return new Provenance(
                "0.1.0",
                version,
                "1.0.0-beta7",
                "17.0.15 (Temurin)",
                "Linux 6.1 amd64",
                "Some processor at 3 GHz",
                16,
                engine,
                backend,
                "onednn",
                4,
                4,
                List.of(
                        new Provenance.DataFile("train-images-idx3-ubyte", SampleStudy.HASH, 60_000),
                        new Provenance.DataFile("train-labels-idx1-ubyte", SampleStudy.HASH, 60_000)),
                Optional.empty(),
                Optional.of(new Provenance.StartingNetwork(
                        "digits.h5", SampleStudy.HASH, SampleStudy.HASH.substring(1) + "0")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
