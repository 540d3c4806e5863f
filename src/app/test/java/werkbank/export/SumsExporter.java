package werkbank.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import werkbank.ensemble.SavedEnsemble;
import werkbank.file.StoredFile;

/** Shows that a format is one class and one line: the SHA-256 of each network; of a single network it won't have any. */
public final class SumsExporter implements Exporter {
    @Override
    public String name() {
        return "sums";
    }

    @Override
    public String ending() {
        return ".sha256";
    }

    @Override
    public Optional<String> whyNot(SavedEnsemble ensemble) {
        return ensemble.manifest().files().size() > 1 ? Optional.empty() : Optional.of("it has one network only");
    }

    @Override
    public void write(SavedEnsemble ensemble, OutputStream out) throws IOException {
        for (StoredFile file : ensemble.manifest().files()) {
            out.write((file.sha256() + "  " + file.path() + "\n").getBytes(UTF_8));
        }
    }
}
