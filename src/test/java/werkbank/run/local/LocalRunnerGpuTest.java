package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LocalRunnerGpuTest {
    private static final OptionalInt FIRST = OptionalInt.of(0);
    private static final OptionalInt THIRD = OptionalInt.of(2);

    @Test
    void aNewWorkerGetsTheGpuWithTheFewestWorkers() {
        List<Integer> gpus = List.of(0, 2);
        assertThat(LocalRunner.leastBusy(gpus, List.of())).isEqualTo(FIRST);
        assertThat(LocalRunner.leastBusy(gpus, List.of(FIRST))).isEqualTo(THIRD);
        assertThat(LocalRunner.leastBusy(gpus, List.of(FIRST, THIRD))).isEqualTo(FIRST);
        assertThat(LocalRunner.leastBusy(gpus, List.of(FIRST, FIRST, THIRD))).isEqualTo(THIRD);
    }

    @Test
    void withoutGpusThereIsNoneToGet() {
        assertThat(LocalRunner.leastBusy(List.of(), List.of(OptionalInt.empty())))
                .isEmpty();
    }
}
