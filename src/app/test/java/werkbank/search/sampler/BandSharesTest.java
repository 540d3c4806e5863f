package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

class BandSharesTest {
    private static final List<Parameter> X = List.of(
            new Parameter.FloatRange("x", 0, 1, false, Map.of(), Optional.of(new Prior(0.2, Confidence.MEDIUM))));
    private static final PriorDensity PRIOR = PriorDensity.of(X);

    private static double density(double centre, double at) {
        NormalDistribution normal = new NormalDistribution(centre, 0.25);
        return normal.density(at) / normal.probability(0, 1);
    }

    /** By hand: the best of three counts three times, the second twice. */
    @Test
    void sharesAreAsTheTopTrialsAreLikely() {
        List<double[]> top = List.of(new double[] {0.7}, new double[] {0.6}, new double[] {0.1});
        double near = 3 * density(0.7, 0.7) + 2 * density(0.7, 0.6) + density(0.7, 0.1);
        double prior = 3 * density(0.2, 0.7) + 2 * density(0.2, 0.6) + density(0.2, 0.1);

        BandShares shares = BandShares.of(top, PRIOR, PriorDensity.around(X, new double[] {0.7}));

        assertThat(shares.prior()).isCloseTo(prior / (prior + near), within(1e-12));
        assertThat(shares.incumbent()).isCloseTo(near / (prior + near), within(1e-12));
    }

    @Test
    void aPriorWhereTheBestAreHasHalf() {
        BandShares shares = BandShares.of(
                List.of(new double[] {0.2}, new double[] {0.3}), PRIOR, PriorDensity.around(X, new double[] {0.2}));
        assertThat(shares.prior()).isCloseTo(0.5, within(1e-12));
    }

    /** A thousand parameters at the other end: the densities themselves are 0 as numbers. */
    @Test
    void aPriorThatIsFarOffInManyParametersHasNothing() {
        List<Parameter> many = Collections.nCopies(1_000, X.get(0));
        double[] best = new double[1_000];
        Arrays.fill(best, 0.95);
        BandShares shares = BandShares.of(List.of(best), PriorDensity.of(many), PriorDensity.around(many, best));
        assertThat(shares.prior()).isEqualTo(0);
        assertThat(shares.incumbent()).isEqualTo(1);
    }
}
