package werkbank.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.SavedEnsemble;

/** What every exporter does; a subclass names the exporter. */
public abstract class ExporterContract {
    /** The finished ensemble that comes with Werkbank: sixteen networks, and one that has learned from them. */
    protected static final Path MNIST_BEST = Path.of("results/mnist-best/ensemble");

    protected abstract Exporter exporter();

    private static Stream<SavedEnsemble> ensembles() {
        SavedEnsemble best = SavedEnsemble.read(MNIST_BEST);
        return Stream.of(best, best.distilled().orElseThrow());
    }

    @Test
    void itHasAPlainNameAndAnEnding() {
        assertThat(exporter().name()).matches("[a-z][a-z0-9-]*");
        assertThat(exporter().ending()).matches("\\.[a-z0-9]+");
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Exporters.named(exporter().name())).hasSameClassAs(exporter());
    }

    @Test
    void whatItCantWriteItSaysInWords() {
        ensembles().map(exporter()::whyNot).flatMap(Optional::stream).forEach(reason -> assertThat(reason)
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotEndWith("."));
    }

    @Test
    void theSameEnsembleGivesTheSameBytes() {
        ensembles()
                .filter(ensemble -> exporter().whyNot(ensemble).isEmpty())
                .forEach(ensemble -> assertThat(bytes(ensemble)).isNotEmpty().isEqualTo(bytes(ensemble)));
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        SavedEnsemble best = ensembles()
                .filter(ensemble -> exporter().whyNot(ensemble).isEmpty())
                .findFirst()
                .orElseThrow();
        exporter().write(best, new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        });
    }

    private byte[] bytes(SavedEnsemble ensemble) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            exporter().write(ensemble, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
