package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CardMeasurementTest {
    private final List<Integer> tried = new ArrayList<>();

    private MeasuredShare measure(int most, Map<Integer, Double> rates) throws InterruptedException {
        CardMeasurement.Crew crew = workers -> {
            tried.add(workers);
            return rates.containsKey(workers) ? OptionalDouble.of(rates.get(workers)) : OptionalDouble.empty();
        };
        return CardMeasurement.of(crew, most);
    }

    @Test
    void itGoesOnWhileAllTogetherGainMoreThanATenth() throws InterruptedException {
        MeasuredShare share = measure(16, Map.of(1, 1000.0, 2, 1900.0, 4, 2100.0, 8, 2300.0, 16, 9000.0));
        assertThat(share.workers()).isEqualTo(4);
        assertThat(tried).containsExactly(1, 2, 4, 8);
        assertThat(share.words())
                .isEqualTo("1,000 with 1, 1,900 with 2, 2,100 with 4, 2,300 with 8 (training steps a second of all"
                        + " together)");
    }

    @Test
    void aBusyCardIsWorthOneWorker() throws InterruptedException {
        assertThat(measure(8, Map.of(1, 100.0, 2, 108.0)).workers()).isEqualTo(1);
        assertThat(tried).containsExactly(1, 2);
    }

    @Test
    void itEndsWithTheMostThatThereIsRoomFor() throws InterruptedException {
        assertThat(measure(3, Map.of(1, 100.0, 2, 200.0, 3, 300.0)).workers()).isEqualTo(3);
        assertThat(tried).containsExactly(1, 2, 3);
    }

    @Test
    void whereOneMoreHasNoRoomThoseBeforeItStay() throws InterruptedException {
        assertThat(measure(8, Map.of(1, 100.0, 2, 200.0)).workers()).isEqualTo(2);
        assertThat(tried).containsExactly(1, 2, 4);
    }

    @Test
    void whereNotEvenOneTakesStepsOneIsPlanned() throws InterruptedException {
        MeasuredShare share = measure(8, Map.of());
        assertThat(share.workers()).isEqualTo(1);
        assertThat(share.words()).isEqualTo("no steps could be measured");
    }

    @Test
    void whatStoppedAtItsLimitDoesNotAnswerForMore() throws InterruptedException {
        MeasuredShare limited = measure(2, Map.of(1, 100.0, 2, 200.0));
        assertThat(limited.answers(2)).isTrue();
        assertThat(limited.answers(4)).isFalse();
        assertThat(measure(4, Map.of(1, 100.0, 2, 105.0)).answers(16)).isTrue();
    }
}
