package werkbank.search.sampler.gp;

/** Matérn's correlation with ν = 5/2, as a function of the square of the distance in units of the length scales. */
final class Matern {
    private static final double ROOT = Math.sqrt(5);

    private Matern() {}

    /** The correlation: (1 + √5 r + 5/3 r²) exp(-√5 r). */
    static double correlation(double square) {
        double root = ROOT * Math.sqrt(square);
        return (1 + root + root * root / 3) * Math.exp(-root);
    }

    /** The derivative by r², which has no singularity: -5/6 (1 + √5 r) exp(-√5 r). */
    static double slope(double square) {
        double root = ROOT * Math.sqrt(square);
        return -5.0 / 6 * (1 + root) * Math.exp(-root);
    }
}
