package werkbank.engine.onednn;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sizes of a convolution or pooling as oneDNN counts them.
 *
 * @param input [images][channels][height][width]; {@code output} likewise
 * @param kernel height and width
 * @param strides in pixels, at least 1
 * @param dilates pixels skipped between two taps, 0 for a dense kernel
 * @param before padding at the top and left; {@code after} at the bottom and right
 */
record ConvolutionShape(
        long[] input, long[] output, long[] kernel, long[] strides, long[] dilates, long[] before, long[] after) {

    static ConvolutionShape of(INDArray input, ConvolutionLayer layer) {
        return of(
                input,
                layer.getNOut(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getDilation(),
                layer.getPadding(),
                layer.getConvolutionMode() == ConvolutionMode.Same);
    }

    /** @param same whether the padding is what keeps the size (up to the stride), the smaller half first */
    static ConvolutionShape of(
            INDArray input, long outputs, int[] kernel, int[] stride, int[] dilation, int[] padding, boolean same) {
        int[] out = ConvolutionUtils.getOutputSize(
                input,
                kernel,
                stride,
                same ? null : padding,
                same ? ConvolutionMode.Same : ConvolutionMode.Truncate,
                dilation,
                CNN2DFormat.NCHW);
        long[] before = new long[2];
        long[] after = new long[2];
        for (int axis = 0; axis < 2; axis++) {
            int reach = Dilation.reach(kernel[axis], dilation[axis]);
            long needed = Math.max((out[axis] - 1L) * stride[axis] + reach - input.size(2 + axis), 0);
            before[axis] = same ? needed / 2 : padding[axis];
            after[axis] = same ? needed - needed / 2 : padding[axis];
        }
        return new ConvolutionShape(
                input.shape(),
                new long[] {input.size(0), outputs, out[0], out[1]},
                longs(kernel, 0),
                longs(stride, 0),
                longs(dilation, -1),
                before,
                after);
    }

    /** The shape of the weights, [outputs][inputs][height][width]. */
    long[] weights() {
        return new long[] {output[1], input[1], kernel[0], kernel[1]};
    }

    private static long[] longs(int[] values, int plus) {
        return new long[] {values[0] + plus, values[1] + plus};
    }
}
