package werkbank.engine.cpu;

import java.util.Arrays;
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

    EightBitNetwork(FusedNetwork network, Arithmetic arithmetic) {
        this.network = network;
        this.arithmetic = arithmetic;
        batch(IMAGES);
    }

    private FusedBatch batch(int images) {
        return batches.computeIfAbsent(images, size -> new FusedBatch(network, arithmetic, size, false));
    }

    /** Values are rounded to the 256 that stored images have. */
    @Override
    public float[][] probabilities(float[] features) {
        byte[] pixels = new byte[features.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(Math.max(0, Math.min(1, features[i])) * Levels.MOST);
        }
        int size = network.images().values();
        return answers(pixels.length / size, (from, to) -> Arrays.copyOfRange(pixels, from * size, to * size));
    }

    @Override
    public Optional<float[][]> answers(Images images) {
        return Optional.of(answers(images.count(), images::values));
    }

    private interface Pixels {
        /** Images {@code from} (inclusive) to {@code to} (exclusive), [images][channels][height][width] in one row. */
        byte[] range(int from, int to);
    }

    private float[][] answers(int count, Pixels pixels) {
        float[][] rows = new float[count][];
        int from = 0;
        while (from < count) {
            int part = Math.min(IMAGES, Integer.highestOneBit(count - from));
            Softmax.rows(batch(part).logits(pixels.range(from, from + part)), network.classes(), rows, from);
            from += part;
        }
        return rows;
    }

    @Override
    public void close() {
        batches.values().forEach(FusedBatch::close);
    }
}
