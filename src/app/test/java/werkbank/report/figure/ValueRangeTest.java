package werkbank.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueRangeTest {
    @Test
    void leavesOutWhatIsFarBelow() {
        assertThat(ValueRange.robust(
                        List.of(0.991, 0.113, 0.989, 0.993, 0.990), List.of(0.991, 0.113, 0.989, 0.993, 0.990), true))
                .contains(new ValueRange(0.989, 0.993, 1));
    }

    @Test
    void leavesOutWhatIsFarAboveWhereLessIsBetter() {
        assertThat(ValueRange.robust(
                        List.of(0.021, 2.3, 0.019, 0.02, 0.0001), List.of(0.021, 2.3, 0.019, 0.02, 0.0001), false))
                .contains(new ValueRange(0.0001, 0.021, 1));
        assertThat(ValueRange.robust(List.of(40.0, 55.0, 62.0, 5_400.0), List.of(40.0, 55.0, 62.0, 5_400.0), false))
                .contains(new ValueRange(40, 62, 1));
    }

    @Test
    void keepsEverythingThatIsClose() {
        assertThat(ValueRange.robust(List.of(0.97, 0.98, 0.99), List.of(0.97, 0.98, 0.99), true))
                .contains(new ValueRange(0.97, 0.99, 0));
        assertThat(ValueRange.robust(List.of(0.99), List.of(0.99), true)).contains(new ValueRange(0.99, 0.99, 0));
    }

    @Test
    void trialsStoppedEarlyDoNotFlattenTheCompleteOnes() {
        List<Double> complete = List.of(0.980, 0.983, 0.985, 0.986, 0.987);
        List<Double> all = Stream.concat(
                        complete.stream(),
                        Stream.of(0.979, 0.978, 0.965, 0.70, 0.78, 0.82, 0.85, 0.9, 0.93, 0.95, 0.96))
                .toList();
        assertThat(ValueRange.robust(complete, all, true)).contains(new ValueRange(0.965, 0.987, 8));
    }

    @Test
    void theBetterHalfOfAllIsThereHoweverCloseTheCompleteOnesAre() {
        List<Double> complete = List.of(0.98, 0.98, 0.98, 0.98, 0.98);
        List<Double> all = Stream.concat(complete.stream(), Stream.of(0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96))
                .toList();
        assertThat(ValueRange.robust(complete, all, true)).contains(new ValueRange(0.96, 0.98, 6));
    }

    @Test
    void isEmptyWithoutValues() {
        assertThat(ValueRange.robust(List.of(), List.of(), true)).isEmpty();
    }
}
