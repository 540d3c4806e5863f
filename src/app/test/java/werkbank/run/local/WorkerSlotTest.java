package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkerSlotTest {
    private static final OptionalInt CPU = OptionalInt.empty();

    private static WorkerSlot onCpu(int number) {
        return new WorkerSlot(number, CPU);
    }

    @Test
    void whoReplacesAWorkerGetsItsNumber() {
        assertThat(WorkerSlot.free(CPU, List.of())).isEqualTo(onCpu(1));
        assertThat(WorkerSlot.free(CPU, List.of(onCpu(1), onCpu(3)))).isEqualTo(onCpu(2));
        OptionalInt gpu = OptionalInt.of(2);
        assertThat(WorkerSlot.free(gpu, List.of(onCpu(1)))).isEqualTo(new WorkerSlot(2, gpu));
    }

    @Test
    void aDeviceHasAName() {
        assertThat(WorkerSlot.device(OptionalInt.of(2))).isEqualTo("GPU 2");
        assertThat(WorkerSlot.device(CPU)).isEqualTo("the device");
    }
}
