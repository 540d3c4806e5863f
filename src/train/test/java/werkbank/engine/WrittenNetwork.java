package werkbank.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import werkbank.engine.saved.SavedNetwork;

/** A network as a file, as a checkpoint has it. */
public final class WrittenNetwork {
    private WrittenNetwork() {}

    /** Writes {@code network.zip}. */
    public static Path write(TrainableNetwork network, Path folder) throws IOException {
        Path zip = folder.resolve("network.zip");
        try (var out = Files.newOutputStream(zip)) {
            SavedNetwork.of(
                            network.graph(),
                            network.configuration(),
                            network.state().parameters())
                    .write(out);
        }
        return zip;
    }
}
