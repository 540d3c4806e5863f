package werkbank.engine.cpu;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.engine.fused.FusedNetwork;

/** A network in eight bits, in oneDNN. A batch goes through all layers in parts that fit the processor's caches. */
final class EightBitNetwork implements Network {
    /** Images of a part, a power of two. */
    private static final int IMAGES = 16;

    private final FusedNetwork network;
    private final Arithmetic arithmetic;
    /** The calls by the images of a part, which are powers of two. */
    private final Map<Integer, FusedBatch> batches = new TreeMap<>();

    EightBitNetwork(Arithmetic arithmetic) {
        this.network = arithmetic.network();
        this.arithmetic = arithmetic;
        batch(IMAGES);
    }

    private FusedBatch batch(int images) {
        return batches.computeIfAbsent(images, size -> new FusedBatch(arithmetic, size, false));
    }

    /** Values are rounded to the 256 that stored images have. */
    @Override
    public float[][] probabilities(float[] features) {
        int size = network.images().values();
        return answers(features.length / size, (from, to, input) -> input.write(features, from * size));
    }

    @Override
    public Optional<float[][]> answers(Images images) {
        return Optional.of(answers(images.count(), (from, to, input) -> input.write(images.values(from, to))));
    }

    private interface Pixels {
        /** Writes images {@code from} (inclusive) to {@code to} (exclusive). */
        void write(int from, int to, PixelInput input);
    }

    private float[][] answers(int count, Pixels pixels) {
        float[][] rows = new float[count][];
        int from = 0;
        while (from < count) {
            int part = Math.min(IMAGES, Integer.highestOneBit(count - from));
            FusedBatch batch = batch(part);
            pixels.write(from, from + part, batch.input());
            Softmax.rows(batch.logits(), network.classes(), rows, from);
            from += part;
        }
        return rows;
    }

    @Override
    public void close() {
        batches.values().forEach(FusedBatch::close);
    }
}
