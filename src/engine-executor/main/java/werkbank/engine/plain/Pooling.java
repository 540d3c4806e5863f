package werkbank.engine.plain;

import werkbank.engine.operation.PoolShape;

/** Pooling with square windows. */
final class Pooling {
    private final PoolShape shape;
    private final int taps;

    Pooling(PoolShape shape) {
        this.shape = shape;
        this.taps = shape.size() * shape.size();
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

    float[] max(float[] x) {
        float[] y = new float[outputs()];
        forEachWindow((out, corner) -> y[out] = x[largest(x, corner)]);
        return y;
    }

    float[] maxGradient(float[] x, float[] dy) {
        float[] dx = new float[inputs()];
        forEachWindow((out, corner) -> dx[largest(x, corner)] += dy[out]);
        return dx;
    }

    float[] average(float[] x) {
        float[] y = new float[outputs()];
        forEachWindow((out, corner) -> {
            float sum = 0;
            for (int tap = 0; tap < taps; tap++) {
                sum += x[corner + step(tap)];
            }
            y[out] = sum / taps;
        });
        return y;
    }

    float[] averageGradient(float[] dy) {
        float[] dx = new float[inputs()];
        forEachWindow((out, corner) -> {
            for (int tap = 0; tap < taps; tap++) {
                dx[corner + step(tap)] += dy[out] / taps;
            }
        });
        return dx;
    }

    private int largest(float[] x, int corner) {
        int best = corner;
        for (int tap = 1; tap < taps; tap++) {
            int at = corner + step(tap);
            if (x[at] > x[best] || Float.isNaN(x[at])) {
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

    /** The mean of each channel of each image, its pixels summed in their order. */
    static float[] globalAverage(int images, int pixels, int channels, float[] x) {
        float[] y = new float[images * channels];
        for (int i = 0; i < y.length; i++) {
            int first = i / channels * pixels * channels + i % channels;
            float sum = 0;
            for (int pixel = 0; pixel < pixels; pixel++) {
                sum += x[first + pixel * channels];
            }
            y[i] = sum / pixels;
        }
        return y;
    }

    static float[] globalAverageGradient(int images, int pixels, int channels, float[] dy) {
        float[] dx = new float[images * pixels * channels];
        for (int i = 0; i < dx.length; i++) {
            dx[i] = dy[i / (pixels * channels) * channels + i % channels] / pixels;
        }
        return dx;
    }
}
