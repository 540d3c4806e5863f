package werkbank.bench.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import werkbank.dataset.Images;
import werkbank.engine.Engine;
import werkbank.engine.Network;
import werkbank.engine.Quantiser;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Shape;

/** Werkbank's networks in eight bits. {@link Steps} looks for it by name, since an older checkout hasn't what it uses. */
public final class EightBitSteps {
    private static final int CALIBRATED = 256;

    private EightBitSteps() {}

    /** A network as it is after training, saved and read in eight bits, its ranges found on random images. */
    public static Network of(Engine engine, TrainableNetwork trained, Shape shape) {
        Quantiser quantiser = engine.quantiser().orElseThrow(() -> new IllegalArgumentException("has no int8"));
        quantiser.whyNot().ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        try {
            Path zip = Files.createTempFile("werkbank-bench", ".zip");
            try (OutputStream out = Files.newOutputStream(zip)) {
                SavedNetwork.of(
                                trained.graph(),
                                trained.configuration(),
                                trained.state().parameters())
                        .write(out);
            }
            Network read = quantiser.read(zip, shape, quantiser.calibrate(zip, random(shape), Set.of()));
            Files.delete(zip);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Images random(Shape shape) {
        Random random = new Random(1);
        byte[][] rows = new byte[CALIBRATED][shape.values()];
        for (byte[] row : rows) {
            random.nextBytes(row);
        }
        return new Images(rows, shape);
    }
}
