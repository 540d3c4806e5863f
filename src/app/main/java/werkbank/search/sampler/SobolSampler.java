package werkbank.search.sampler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import werkbank.option.Block;
import werkbank.option.Values;
import werkbank.space.Parameter;

/**
 * A Sobol' sequence, which covers the space more evenly than random numbers do, scrambled by the study's seed.
 *
 * <p>Sobol' (1967), USSR Computational Mathematics and Mathematical Physics 7(4); the direction numbers are those of Joe
 * and Kuo (2008), SIAM Journal on Scientific Computing 30(5). Owen (1995), Randomly permuted (t,m,s)-nets and
 * (t,s)-sequences: a binary digit of a coordinate is flipped or not depending on the digits before it, so each point is
 * uniform, and 2^m of them are as even as the sequence's own.
 */
public final class SobolSampler implements SamplerProvider {
    /** The most parameters, as many as there are direction numbers for. */
    static final int MOST_PARAMETERS = 1000;

    @Override
    public Block declaration() {
        return Block.of("sobol", "Evenly spread points, each once; for at most 1,000 parameters.");
    }

    @Override
    public String takeItWhen() {
        return "as `random`, with fewer gaps and clusters: pictures of how a parameter matters become"
                + " clearer, the best value hardly better";
    }

    @Override
    public int rank() {
        return 4;
    }

    @Override
    public String words(Values options) {
        return "sobol, scrambled";
    }

    @Override
    public Optional<String> whyNot(List<Parameter> parameters, Values options) {
        return Optional.of(parameters.size())
                .filter(count -> count > MOST_PARAMETERS)
                .map(count -> String.format(
                        Locale.ROOT,
                        "the sampler sobol takes at most %d parameters, and this space has %d; use random",
                        MOST_PARAMETERS,
                        count));
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        return new Proposals(space, seed);
    }

    private static final class Proposals extends FlatSampler {
        /** Binary digits of a coordinate, as many as the generator makes. */
        private static final int DIGITS = 52;

        private final SobolSequenceGenerator sequence;
        private final long seed;

        /** @param space of at most {@link #MOST_PARAMETERS} parameters */
        Proposals(ConfigurationSpace space, long seed) {
            super(space);
            this.sequence = new SobolSequenceGenerator(Math.max(1, space.numParameters()));
            this.seed = seed;
        }

        @Override
        public boolean isSequence() {
            return true;
        }

        @Override
        protected double[] point() {
            double[] plain = sequence.skipTo(number() - 1);
            number(number() + 1);
            double[] point = new double[space().numParameters()];
            for (int axis = 0; axis < point.length; axis++) {
                point[axis] = scrambled(plain[axis], axis);
            }
            return point;
        }

        /** Scrambles a coordinate; the result is in the middle of the last digit, and so never 0 or 1. */
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
}
