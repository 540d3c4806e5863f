package werkbank.experiment;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.Provenance.DataFile;
import werkbank.experiment.Provenance.FoundImages;

/** Makes provenances for tests, which say what matters to them alone. */
public final class ProvenanceBuilder {
    private final List<DataFile> data;
    private String engine = "dl4j";
    private Optional<FoundImages> images = Optional.empty();

    private ProvenanceBuilder(List<DataFile> data) {
        this.data = data;
    }

    /** A study on these files by one worker of two threads, for which nothing was chosen. */
    public static ProvenanceBuilder of(List<DataFile> data) {
        return new ProvenanceBuilder(data);
    }

    public ProvenanceBuilder engine(String value) {
        engine = value;
        return this;
    }

    public ProvenanceBuilder images(FoundImages value) {
        images = Optional.of(value);
        return this;
    }

    public Provenance build() {
        return new Provenance(
                "0.1",
                "1.0.0-M2.1",
                "1.0.0-beta7",
                "17",
                "Linux",
                "some processor",
                2,
                engine,
                "cpu",
                "oneDNN",
                1,
                2,
                data,
                images,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
