package werkbank.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.ensemble.SavedEnsemble;

class ZipExporterTest extends ExporterContract {
    @TempDir
    Path folder;

    @Override
    protected Exporter exporter() {
        return new ZipExporter();
    }

    @Test
    void theZipHasTheManifestAndEveryNetworkOnce() throws Exception {
        SavedEnsemble best = SavedEnsemble.read(MNIST_BEST);
        Path file = folder.resolve("best.zip");
        Exporters.write(best, exporter(), file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream()).hasSize(1 + best.manifest().files().size());
            assertThat(zip.getEntry("distilled.zip").getSize())
                    .isEqualTo(best.manifest()
                            .ensemble()
                            .distilled()
                            .orElseThrow()
                            .model()
                            .bytes());
        }
    }
}
