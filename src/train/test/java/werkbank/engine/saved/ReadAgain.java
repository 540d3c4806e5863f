package werkbank.engine.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;

/** A network's first weights, written with any configuration and read again. */
final class ReadAgain {
    private ReadAgain() {}

    /** @param folder of {@code network.zip} */
    static ReadNetwork of(NetworkSpec spec, String configuration, Path folder) throws IOException {
        Path zip = folder.resolve("network.zip");
        try (var out = Files.newOutputStream(zip)) {
            SavedNetwork.of(spec.graph(), configuration, FirstWeights.of(spec)).write(out);
        }
        return SavedNetwork.read(zip, spec.shape());
    }
}
