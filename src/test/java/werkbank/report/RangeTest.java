package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void leavesOutWhatIsFarBelow() {
        assertThat(Range.robust(List.of(0.991, 0.113, 0.989, 0.993, 0.990), true))
                .contains(new Range(0.989, 0.993, 1));
    }

    @Test
    void leavesOutWhatIsFarAboveWhereLessIsBetter() {
        assertThat(Range.robust(List.of(0.021, 2.3, 0.019, 0.02, 0.0001), false))
                .contains(new Range(0.0001, 0.021, 1));
        assertThat(Range.robust(List.of(40.0, 55.0, 62.0, 5_400.0), false)).contains(new Range(40, 62, 1));
    }

    @Test
    void keepsEverythingThatIsClose() {
        assertThat(Range.robust(List.of(0.97, 0.98, 0.99), true)).contains(new Range(0.97, 0.99, 0));
        assertThat(Range.robust(List.of(0.99), true)).contains(new Range(0.99, 0.99, 0));
    }

    @Test
    void isEmptyWithoutValues() {
        assertThat(Range.robust(List.of(), true)).isEmpty();
    }
}
