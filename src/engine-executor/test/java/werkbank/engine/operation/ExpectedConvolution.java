package werkbank.engine.operation;

/** A convolution as its definition has it, with 64 bits, and the sums of the sizes of what is added. */
final class ExpectedConvolution {
    private final ConvolutionShape s;
    private final float[] x;
    private final float[] weights;
    private final float[] dy;
    final double[] y;
    final double[] dx;
    final double[] dw;
    final double[] sizesOfY;
    final double[] sizesOfDx;
    final double[] sizesOfDw;

    ExpectedConvolution(ConvolutionShape shape, float[] x, float[] weights, float[] dy) {
        this.s = shape;
        this.x = x;
        this.weights = weights;
        this.dy = dy;
        this.y = new double[dy.length];
        this.dx = new double[x.length];
        this.dw = new double[weights.length];
        this.sizesOfY = new double[dy.length];
        this.sizesOfDx = new double[x.length];
        this.sizesOfDw = new double[weights.length];
        for (int out = 0; out < y.length; out++) {
            for (int weight = 0; weight < weights.length / s.filters(); weight++) {
                add(out, weight);
            }
        }
    }

    /** @param weight of the output's filter, [kernel][kernel][channels] */
    private void add(int out, int weight) {
        int filter = out % s.filters();
        int column = out / s.filters() % s.outWidth();
        int row = out / s.filters() / s.outWidth() % s.outHeight();
        int image = out / s.filters() / s.outWidth() / s.outHeight();
        int channel = weight % s.channels();
        int inColumn = column * s.stride() - s.padLeft() + weight / s.channels() % s.kernel() * s.dilation();
        int inRow = row * s.stride() - s.padTop() + weight / s.channels() / s.kernel() * s.dilation();
        if (inRow < 0 || inRow >= s.height() || inColumn < 0 || inColumn >= s.width()) {
            return;
        }
        int in = ((image * s.height() + inRow) * s.width() + inColumn) * s.channels() + channel;
        int w = filter * s.kernel() * s.kernel() * s.channels() + weight;
        add(y, sizesOfY, out, (double) x[in] * weights[w]);
        add(dx, sizesOfDx, in, (double) dy[out] * weights[w]);
        add(dw, sizesOfDw, w, (double) dy[out] * x[in]);
    }

    private static void add(double[] sums, double[] sizes, int at, double product) {
        sums[at] += product;
        sizes[at] += Math.abs(product);
    }

    /** Σ a · b. */
    static double inner(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
