package werkbank.engine;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * Softmax regression on the pixels in plain Java, for tests of what is around an engine: it takes any recipe, leaves its
 * layers out, and learns digits in no time.
 */
public final class SoftmaxEngine implements Engine {
    public static final String NAME = "softmax";

    private final List<Precision> precisions;

    public SoftmaxEngine() {
        this(List.of(Precision.F32));
    }

    /** @param precisions that it says it can compute; it always computes the same */
    public SoftmaxEngine(List<Precision> precisions) {
        this.precisions = precisions;
    }

    @Override
    public List<Precision> precisions() {
        return precisions;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Never chosen where another engine is. */
    @Override
    public int rank() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec) {
        return new SoftmaxNetwork(spec);
    }

    @Override
    public Network read(Path zip, Shape images) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            SoftmaxNetwork.Sizes sizes = Json.read(
                            new String(bytes(file, "configuration.json"), StandardCharsets.UTF_8),
                            SoftmaxNetwork.Saved.class)
                    .sizes();
            if (sizes.pixels() != images.values()) {
                throw new InputException("it is for images of " + sizes.pixels() + " pixels");
            }
            return new SoftmaxNetwork(sizes, parameters(file, sizes));
        } catch (IOException | WerkbankException e) {
            throw new InputException("can't read the network in " + zip + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new InputException("there is no " + name + " in it");
        }
        return file.getInputStream(entry).readAllBytes();
    }

    /** The numbers are the last bytes of the entry. */
    private static float[] parameters(ZipFile file, SoftmaxNetwork.Sizes sizes) throws IOException {
        float[] values = new float[(sizes.pixels() + 1) * sizes.classes()];
        ZipEntry entry = file.getEntry("coefficients.bin");
        if (entry == null) {
            throw new InputException("there is no coefficients.bin in it");
        }
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            in.skipNBytes(entry.getSize() - (long) values.length * Float.BYTES);
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
        }
        return values;
    }

    /** Its images, its parameters four times, and a batch. */
    @Override
    public long memory(Recipe recipe, Workload load) {
        long pixels = load.shape().values();
        return load.rows() * pixels
                + Float.BYTES
                        * (4L * load.networks() * (pixels + 1) * load.classes()
                                + recipe.training().batchSizes().largest() * pixels);
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        return new StepSpeed(1000, 1000);
    }

    @Override
    public Hardware hardware() {
        return () -> new Backend("Java", "17", "none", 1, false);
    }
}
