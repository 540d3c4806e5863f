package werkbank.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.ensemble.SavedEnsemble;

class ExportersTest {
    @TempDir
    Path folder;

    @Test
    void aFormatOfAnotherClassPathEntryIsThere() {
        assertThat(Exporters.all()).extracting(Exporter::name).containsExactly("sums", "zip");
    }

    @Test
    void anUnknownFormatIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> Exporters.named("ZIP"))
                .isInstanceOf(InputException.class)
                .hasMessage("there is no format 'ZIP'; take one of: sums, zip");
    }

    @Test
    void whatAFormatCantHaveIsToldAndNothingIsWritten() {
        SavedEnsemble one =
                SavedEnsemble.read(ExporterContract.MNIST_BEST).distilled().orElseThrow();
        Path file = folder.resolve("one.sha256");
        assertThatThrownBy(() -> Exporters.write(one, new SumsExporter(), file))
                .isInstanceOf(InputException.class)
                .hasMessage("study 'mnist-best' can't be exported as sums: it has one network only");
        assertThat(file).doesNotExist();
    }
}
