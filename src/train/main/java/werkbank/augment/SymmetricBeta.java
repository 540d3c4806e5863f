package werkbank.augment;

/** Draws of the distribution Beta(α, α). */
final class SymmetricBeta {
    /** Up to here one method is exact, beyond it the other. */
    private static final double HALF = 0.5;

    private SymmetricBeta() {}

    /**
     * The next number, 0 to 1, by Jöhnk's (1964) or, for α above ½, Ulrich's (1984) method. Functions are Java's strict ones,
     * so that all machines draw the same.
     *
     * @param alpha α, greater than 0
     */
    static double draw(double alpha, SplitMix random) {
        return alpha > HALF ? ulrich(alpha, random) : johnk(alpha, random);
    }

    private static double ulrich(double alpha, SplitMix random) {
        double square = StrictMath.pow(random.nextDouble(), 2 / (2 * alpha - 1));
        double angle = 2 * Math.PI * random.nextDouble();
        return (1 + StrictMath.sqrt(1 - square) * StrictMath.cos(angle)) / 2;
    }

    /** Computes in logarithms, since powers with a large exponent are 0. */
    private static double johnk(double alpha, SplitMix random) {
        while (true) {
            double first = StrictMath.log(1 - random.nextDouble()) / alpha;
            double second = StrictMath.log(1 - random.nextDouble()) / alpha;
            double larger = Math.max(first, second);
            double sum = larger + StrictMath.log(StrictMath.exp(first - larger) + StrictMath.exp(second - larger));
            if (sum <= 0) {
                return StrictMath.exp(first - sum);
            }
        }
    }
}
