package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    private static final Box WIDE = new Box(new double[] {-5, -5}, new double[] {5, 5});

    private static double valley(double[] point, double[] gradient) {
        double rest = point[1] - point[0] * point[0];
        gradient[0] = -400 * point[0] * rest - 2 * (1 - point[0]);
        gradient[1] = 200 * rest;
        return 100 * rest * rest + (1 - point[0]) * (1 - point[0]);
    }

    @Test
    void itComesToTheEndOfRosenbrocksValley() {
        Lbfgs.Minimum minimum = Lbfgs.minimum(LbfgsTest::valley, WIDE, new double[] {-1.2, 1}, 100);
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-3));
        assertThat(minimum.value()).isLessThan(1e-6);
    }

    /** The minimum (1, 1) is outside; on the edge where x is 0.5 it is at y = 0.25. */
    @Test
    void itGoesAlongTheEdgeOfTheBox() {
        Box box = new Box(new double[] {-5, -5}, new double[] {0.5, 5});
        assertThat(Lbfgs.minimum(LbfgsTest::valley, box, new double[] {-1.2, 1}, 100)
                        .point())
                .containsExactly(new double[] {0.5, 0.25}, within(1e-4));
    }

    @Test
    void aNumberWhoseBoundsAreEqualStays() {
        Box box = new Box(new double[] {2, -5}, new double[] {2, 5});
        assertThat(Lbfgs.minimum(LbfgsTest::valley, box, new double[] {-1.2, 1}, 100)
                        .point())
                .containsExactly(new double[] {2, 4}, within(1e-4));
    }

    @Test
    void withoutAStepItStaysInTheBox() {
        assertThat(Lbfgs.minimum(LbfgsTest::valley, WIDE, new double[] {9, 1}, 0)
                        .point())
                .containsExactly(5, 1);
    }
}
