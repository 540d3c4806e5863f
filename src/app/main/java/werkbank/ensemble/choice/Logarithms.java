package werkbank.ensemble.choice;

/** Sums of many logarithms. */
final class Logarithms {
    /** Factors of a product that stays a normal number: each is at least 1e-7 and at most a few dozen. */
    private static final int FACTORS = 16;

    private Logarithms() {}

    /** Sum of ln(first + second) over the rows, of which several at a time are one logarithm of their product. */
    static double sum(double[] first, double[] second) {
        double sum = 0;
        double product = 1;
        for (int row = 0; row < first.length; row++) {
            product *= first[row] + second[row];
            if (row % FACTORS == FACTORS - 1) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }
}
