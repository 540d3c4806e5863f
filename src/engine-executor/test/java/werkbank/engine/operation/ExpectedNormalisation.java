package werkbank.engine.operation;

/** Batch normalisation by its formulas, with 64 bits. */
final class ExpectedNormalisation {
    private final int rows;
    private final int channels;
    private final double epsilon;
    final double[] mean;
    final double[] variance;

    ExpectedNormalisation(int rows, int channels, double epsilon, double[] x) {
        this.rows = rows;
        this.channels = channels;
        this.epsilon = epsilon;
        this.mean = new double[channels];
        this.variance = new double[channels];
        for (int i = 0; i < x.length; i++) {
            mean[i % channels] += x[i] / rows;
        }
        for (int i = 0; i < x.length; i++) {
            variance[i % channels] += Math.pow(x[i] - mean[i % channels], 2) / rows;
        }
    }

    double inverse(int channel) {
        return 1 / Math.sqrt(variance[channel] + epsilon);
    }

    double[] values(double[] x, float[] gamma, float[] beta) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int c = i % channels;
            y[i] = gamma[c] * (x[i] - mean[c]) * inverse(c) + beta[c];
        }
        return y;
    }

    /** The derivative of Σ dy · y by one number of x, or of a channel's gamma or beta, as a finite difference. */
    static double slope(int rows, int channels, double epsilon, Point point, float[] dy, Change change) {
        double h = 1e-4;
        return (loss(rows, channels, epsilon, point, dy, change, h)
                        - loss(rows, channels, epsilon, point, dy, change, -h))
                / (2 * h);
    }

    private static double loss(
            int rows, int channels, double epsilon, Point point, float[] dy, Change change, double by) {
        double[] x = point.x.clone();
        double factor = 0;
        double added = 0;
        switch (change.what) {
            case X -> x[change.at] += by;
            case GAMMA -> factor = by;
            case BETA -> added = by;
        }
        var norm = new ExpectedNormalisation(rows, channels, epsilon, x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            int c = i % channels;
            boolean isChanged = c == change.at;
            double gamma = point.gamma[c] + (isChanged ? factor : 0);
            double beta = point.beta[c] + (isChanged ? added : 0);
            sum += dy[i] * (gamma * (x[i] - norm.mean[c]) * norm.inverse(c) + beta);
        }
        return sum;
    }

    /** Where a slope is asked for. */
    record Point(double[] x, float[] gamma, float[] beta) {}

    /** What is changed: a number of x, or a channel's gamma or beta. */
    record Change(What what, int at) {}

    enum What {
        X,
        GAMMA,
        BETA
    }
}
