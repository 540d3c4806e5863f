package werkbank.engine.plain;

import werkbank.recipe.layer.Activation;

/** Biases and activation functions of whole buffers. */
final class Activations {
    private Activations() {}

    /** @param bias of each channel */
    static void forward(Activation function, int rows, int channels, PlainBuffer bias, PlainBuffer x, PlainBuffer y) {
        for (int i = 0; i < rows * channels; i++) {
            float sum = x.get(i) + bias.get(i % channels);
            x.floats()[x.offset + i] = sum;
            y.floats()[y.offset + i] = ActivationFunction.value(function, sum);
        }
    }

    static void forward(Activation function, int length, PlainBuffer x, PlainBuffer y) {
        for (int i = 0; i < length; i++) {
            y.floats()[y.offset + i] = ActivationFunction.value(function, x.get(i));
        }
    }

    static void backward(Activation function, int length, PlainBuffer kept, PlainBuffer dy, PlainBuffer dx) {
        for (int i = 0; i < length; i++) {
            dx.floats()[dx.offset + i] = dy.get(i) * ActivationFunction.derivative(function, kept.get(i));
        }
    }

    /** Writes the sum of each channel. */
    static void sums(int rows, int channels, PlainBuffer dx, PlainBuffer dbias) {
        float[] sums = ChannelSums.of(rows, channels, (row, c) -> dx.get(row * channels + c));
        System.arraycopy(sums, 0, dbias.floats(), dbias.offset, channels);
    }
}
