package werkbank.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import werkbank.ensemble.EnsembleZip;
import werkbank.ensemble.SavedEnsemble;

/** Manifest and networks as they are, which {@code predict}, {@code evaluate} and the classifier read. */
public final class ZipExporter implements Exporter {
    /** The name of the format that an export has unless another is asked for. */
    public static final String NAME = "zip";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String ending() {
        return ".zip";
    }

    @Override
    public Optional<String> whyNot(SavedEnsemble ensemble) {
        return Optional.empty();
    }

    @Override
    public void write(SavedEnsemble ensemble, OutputStream out) throws IOException {
        EnsembleZip.write(ensemble, out);
    }
}
