package werkbank.search.sampler;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A Sobol' sequence, which covers the space more evenly than random numbers do, scrambled by the study's seed.
 *
 * <p>Sobol' (1967), USSR Computational Mathematics and Mathematical Physics 7(4); the direction numbers are those of Joe
 * and Kuo (2008), SIAM Journal on Scientific Computing 30(5). Owen (1995), Randomly permuted (t,m,s)-nets and
 * (t,s)-sequences: a binary digit of a coordinate is flipped or not depending on the digits before it, so each point is
 * uniform, and 2^m of them are as even as the sequence's own.
 */
final class SobolSampler extends FlatSampler {
    /** Binary digits of a coordinate, as many as the generator makes. */
    private static final int DIGITS = 52;

    private final SobolSequenceGenerator sequence;
    private final long seed;
    private int number = 1;

    /** @param space of at most 1,000 parameters */
    SobolSampler(ConfigurationSpace space, long seed) {
        super(space);
        this.sequence = new SobolSequenceGenerator(Math.max(1, space.numParameters()));
        this.seed = seed;
    }

    @Override
    public void number(int number) {
        this.number = number;
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    double[] point() {
        double[] plain = sequence.skipTo(number - 1);
        number++;
        double[] point = new double[space().numParameters()];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = scrambled(plain[axis], axis);
        }
        return point;
    }

    /** In the middle of the last digit, and so never at 0 or 1. */
    private double scrambled(double coordinate, int axis) {
        long digits = (long) Math.scalb(coordinate, DIGITS);
        long flipped = 0;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            long before = digits >>> (digit + 1);
            long flip = Hash.of(seed, axis, digit, before) & 1;
            flipped |= (digits >>> digit & 1 ^ flip) << digit;
        }
        return Math.scalb(flipped + 0.5, -DIGITS);
    }
}
