package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rectifier's derivative, in blocks that stay in the processor's first cache. */
final class Relu {
    private static final int BLOCK = 2048;

    private Relu() {}

    /**
     * Sets the gradient to zero where the activation is zero.
     *
     * @param activation at least 0 everywhere; plain
     * @param gradient of the same shape, overwritten; plain
     */
    static void backpropagate(INDArray activation, INDArray gradient) {
        FloatBuffer a = OffHeap.view(activation);
        FloatBuffer g = OffHeap.view(gradient);
        int length = (int) activation.length();
        int blocks = (length + BLOCK - 1) / BLOCK;
        ChannelThreads.forEach(blocks, block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, length - from);
            float[] activations = new float[count];
            float[] gradients = new float[count];
            a.get(from, activations);
            g.get(from, gradients);
            mask(gradients, activations);
            g.put(from, gradients);
        });
    }

    /** A comparison here would keep the just-in-time compiler from using vector instructions; a minimum doesn't. */
    private static void mask(float[] gradients, float[] activations) {
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] *= Math.min(1f, activations[i] * Float.MAX_VALUE);
        }
    }
}
