package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.recipe.Shape;

class WorkloadTest {
    private static long mebibytes(boolean mapped) {
        Shape shape = new Shape(3, 64, 64);
        return new Workload(200_000, mapped, shape, 10, 1, 180_000, 20_000).imageBytes() >> 20;
    }

    @Test
    void picturesInTheCacheTakeNamesAndSumsAlone() {
        assertThat(mebibytes(false)).isEqualTo(2348);
        assertThat(mebibytes(true)).isEqualTo(38);
    }
}
