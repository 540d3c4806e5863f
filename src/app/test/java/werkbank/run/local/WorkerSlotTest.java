package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkerSlotTest {
    private static final List<Integer> GPUS = List.of(0, 2);

    private static WorkerSlot on(int number, int gpu) {
        return new WorkerSlot(number, OptionalInt.of(gpu));
    }

    private static WorkerSlot onCpu(int number) {
        return new WorkerSlot(number, OptionalInt.empty());
    }

    @Test
    void aNewWorkerGetsTheGpuWithTheFewestWorkers() {
        assertThat(WorkerSlot.free(GPUS, List.of())).isEqualTo(on(1, 0));
        assertThat(WorkerSlot.free(GPUS, List.of(on(1, 0)))).isEqualTo(on(2, 2));
        assertThat(WorkerSlot.free(GPUS, List.of(on(1, 0), on(2, 2)))).isEqualTo(on(3, 0));
        assertThat(WorkerSlot.free(GPUS, List.of(on(1, 0), on(2, 0), on(3, 2)))).isEqualTo(on(4, 2));
    }

    @Test
    void withoutGpusThereIsNoneToGet() {
        assertThat(WorkerSlot.free(List.of(), List.of(onCpu(1)))).isEqualTo(onCpu(2));
    }

    @Test
    void whoReplacesAWorkerGetsItsNumber() {
        assertThat(WorkerSlot.free(List.of(), List.of(onCpu(1), onCpu(3)))).isEqualTo(onCpu(2));
        assertThat(WorkerSlot.free(GPUS, List.of(on(2, 2)))).isEqualTo(on(1, 0));
    }
}
