package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final float[][] SURE = {{1, 0}, {0.25f, 0.75f}};
    private static final float[][] UNSURE = {{0.5f, 0.5f}, {0.75f, 0.25f}};

    @Test
    void equalWeightsAreTheMean() {
        assertThat(Blend.mean(List.of(SURE, UNSURE), new double[] {0.5, 0.5}))
                .isDeepEqualTo(new float[][] {{0.75f, 0.25f}, {0.5f, 0.5f}});
    }

    @Test
    void weightsCount() {
        assertThat(Blend.mean(List.of(SURE, UNSURE), new double[] {0.25, 0.75}))
                .isDeepEqualTo(new float[][] {{0.625f, 0.375f}, {0.625f, 0.375f}});
    }

    @Test
    void oneMemberStaysAsItIs() {
        assertThat(Blend.mean(List.<float[][]>of(SURE), new double[] {1})).isDeepEqualTo(SURE);
    }
}
