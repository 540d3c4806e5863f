package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.CHANNELS;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** Whole images channel by channel, [images][pixels][channels]: their means and largest numbers, and factors for them. */
final class ChannelKernels {
    private final Launches launches;
    private final int wide;

    ChannelKernels(Launches launches) {
        this.launches = launches;
        this.wide = launches.wide(Kind.VALUE);
    }

    void average(int images, int pixels, int channels, Buffer x, Buffer y) {
        byImage("globalAverage", images, pixels, channels, x, y);
    }

    void averageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        byPixel("globalAverageGradient", images, pixels, channels, dy, dx);
    }

    void max(int images, int pixels, int channels, Buffer x, Buffer y) {
        byImage("globalMax", images, pixels, channels, x, y);
    }

    void maxGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dx) {
        byImage("globalMaxGradient", images, pixels, channels, x, dy, dx);
    }

    void scale(int images, int pixels, int channels, Buffer x, Buffer factors, Buffer y) {
        byPixel("scaleChannels", images, pixels, channels, x, factors, y);
    }

    void scaleGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dfactors) {
        byImage("scaleChannelsGradient", images, pixels, channels, x, dy, dfactors);
    }

    /** Starts a kernel whose threads have channels of an image. */
    private void byImage(String kernel, int images, int pixels, int channels, Buffer... buffers) {
        launch(kernel, images, images, pixels, channels, buffers);
    }

    /** Starts a kernel whose threads have channels of a pixel. */
    private void byPixel(String kernel, int images, int pixels, int channels, Buffer... buffers) {
        launch(kernel, Math.multiplyExact(images, pixels), images, pixels, channels, buffers);
    }

    private void launch(String kernel, int rows, int images, int pixels, int channels, Buffer... buffers) {
        Object[] arguments = new Object[3 + buffers.length];
        arguments[0] = images;
        arguments[1] = pixels;
        arguments[2] = channels;
        System.arraycopy(buffers, 0, arguments, 3, buffers.length);
        launches.rows(CHANNELS, kernel, rows, channels, wide, arguments);
    }
}
