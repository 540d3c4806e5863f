package werkbank.engine.operation;

/**
 * The sizes of a pooling with square windows that stay inside the image, [images][height][width][channels].
 *
 * @param size height and width of a window
 */
public record PoolShape(int images, int height, int width, int channels, int size, int stride) {
    public int outHeight() {
        return (height - size) / stride + 1;
    }

    public int outWidth() {
        return (width - size) / stride + 1;
    }
}
