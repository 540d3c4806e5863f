package werkbank.engine.operation;

/**
 * The sizes of a convolution. Images are [images][height][width][channels], weights
 * [filters][kernel][kernel][channels], the output [images][outHeight][outWidth][filters]; an output pixel (row, column)
 * looks at input rows {@code row · stride − padTop + tap · dilation}, and outside the image there is 0.
 *
 * @param images of the batch, at least 1
 * @param padTop rows of 0 above the image that outputs look at; those below follow from {@code outHeight}
 * @param padLeft columns of 0 to the left; those to the right follow from {@code outWidth}
 */
public record ConvolutionShape(
        int images,
        int height,
        int width,
        int channels,
        int filters,
        int kernel,
        int stride,
        int dilation,
        int padTop,
        int padLeft,
        int outHeight,
        int outWidth) {

    /** Rows of 0 below the image that outputs look at; 0 where the last output ends inside. */
    public int padBottom() {
        return Math.max(0, (outHeight - 1) * stride + (kernel - 1) * dilation + 1 - padTop - height);
    }

    /** Columns of 0 to the right of the image that outputs look at; 0 where the last output ends inside. */
    public int padRight() {
        return Math.max(0, (outWidth - 1) * stride + (kernel - 1) * dilation + 1 - padLeft - width);
    }

    /** Numbers of the whole input. */
    public long inputs() {
        return (long) images * height * width * channels;
    }

    /** Numbers of the whole output. */
    public long outputs() {
        return (long) images * outHeight * outWidth * filters;
    }

    /** Numbers of the weights. */
    public long weights() {
        return (long) filters * kernel * kernel * channels;
    }
}
