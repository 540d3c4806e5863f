package werkbank.engine.plain;

import java.util.Arrays;
import werkbank.engine.operation.PoolShape;

/** Pooling with square windows. */
final class Pooling {
    private final PoolShape shape;

    Pooling(PoolShape shape) {
        this.shape = shape;
    }

    int inputs() {
        return shape.images() * shape.height() * shape.width() * shape.channels();
    }

    int outputs() {
        return shape.images() * shape.outHeight() * shape.outWidth() * shape.channels();
    }

    /** Work on an output number, by the place of its window's first number. */
    @FunctionalInterface
    private interface Window {
        void take(int out, int corner);
    }

    void max(PlainBuffer x, PlainBuffer y) {
        forEachWindow((out, corner) -> y.floats()[y.offset + out] = x.get(largest(x, corner)));
    }

    void maxGradient(PlainBuffer x, PlainBuffer dy, PlainBuffer dx) {
        clear(dx);
        forEachWindow((out, corner) -> dx.floats()[dx.offset + largest(x, corner)] += dy.get(out));
    }

    void average(PlainBuffer x, PlainBuffer y) {
        forEachWindow((out, corner) -> {
            float sum = 0;
            for (int tap = 0; tap < shape.size() * shape.size(); tap++) {
                sum += x.get(corner + step(tap));
            }
            y.floats()[y.offset + out] = sum / (shape.size() * shape.size());
        });
    }

    void averageGradient(PlainBuffer dy, PlainBuffer dx) {
        clear(dx);
        forEachWindow((out, corner) -> {
            float share = dy.get(out) / (shape.size() * shape.size());
            for (int tap = 0; tap < shape.size() * shape.size(); tap++) {
                dx.floats()[dx.offset + corner + step(tap)] += share;
            }
        });
    }

    private void clear(PlainBuffer dx) {
        Arrays.fill(dx.floats(), dx.offset, dx.offset + inputs(), 0);
    }

    private int largest(PlainBuffer x, int corner) {
        int best = corner;
        for (int tap = 1; tap < shape.size() * shape.size(); tap++) {
            int at = corner + step(tap);
            if (x.get(at) > x.get(best) || Float.isNaN(x.get(at))) {
                best = at;
            }
        }
        return best;
    }

    /** How far a tap is from the window's first number. */
    private int step(int tap) {
        return (tap / shape.size() * shape.width() + tap % shape.size()) * shape.channels();
    }

    private void forEachWindow(Window work) {
        int out = 0;
        for (int image = 0; image < shape.images(); image++) {
            for (int row = 0; row < shape.outHeight(); row++) {
                for (int column = 0; column < shape.outWidth(); column++) {
                    int pixel =
                            (image * shape.height() + row * shape.stride()) * shape.width() + column * shape.stride();
                    for (int c = 0; c < shape.channels(); c++) {
                        work.take(out++, pixel * shape.channels() + c);
                    }
                }
            }
        }
    }

    /** Writes the mean of each channel of each image, its pixels summed in their order. */
    static void globalAverage(int images, int pixels, int channels, PlainBuffer x, PlainBuffer y) {
        for (int i = 0; i < images * channels; i++) {
            int first = i / channels * pixels * channels + i % channels;
            float sum = 0;
            for (int pixel = 0; pixel < pixels; pixel++) {
                sum += x.get(first + pixel * channels);
            }
            y.floats()[y.offset + i] = sum / pixels;
        }
    }

    static void globalAverageGradient(int images, int pixels, int channels, PlainBuffer dy, PlainBuffer dx) {
        for (int i = 0; i < images * pixels * channels; i++) {
            int image = i / (pixels * channels);
            dx.floats()[dx.offset + i] = dy.get(image * channels + i % channels) / pixels;
        }
    }
}
