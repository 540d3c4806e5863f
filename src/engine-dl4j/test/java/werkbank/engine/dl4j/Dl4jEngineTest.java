package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;
import werkbank.engine.Engines;
import werkbank.engine.saved.SavedNetwork;

class Dl4jEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }

    @Test
    void itIsTheBest() {
        assertThat(Engines.best()).isInstanceOf(Dl4jEngine.class);
    }

    @Test
    void aNetworksNumbersAreWrittenAsNd4jDoes(@TempDir Path folder) throws IOException {
        float[] numbers = {1, -0f, Float.MIN_VALUE, 3.5e7f, Float.MAX_VALUE};
        Path zip = folder.resolve("network.zip");
        try (var out = Files.newOutputStream(zip)) {
            new SavedNetwork("{}", numbers).write(out);
        }
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(numbers), new DataOutputStream(theirs));

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getInputStream(file.getEntry("coefficients.bin")).readAllBytes())
                    .isEqualTo(theirs.toByteArray());
        }
    }
}
