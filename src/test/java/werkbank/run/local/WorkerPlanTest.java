package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkerPlanTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    @Test
    void oneSingleThreadedWorkerForEachCore() {
        WorkerPlan plan = WorkerPlan.of(new Machine(8, 64 * 1024), 50, ANY);
        assertThat(plan.workers()).isEqualTo(8);
        assertThat(plan.threads()).isEqualTo(1);
        assertThat(plan.reason()).isEqualTo("8 workers with 1 thread each: one for each core");
    }

    @Test
    void fewTrialsGetTheOtherCoresAsThreads() {
        WorkerPlan plan = WorkerPlan.of(new Machine(8, 64 * 1024), 3, ANY);
        assertThat(plan.reason()).isEqualTo("3 workers with 2 threads each: one for each trial");
        assertThat(WorkerPlan.of(new Machine(8, 64 * 1024), 1, ANY).reason())
                .isEqualTo("1 worker with 8 threads: one for each trial");
    }

    @Test
    void littleMemoryLimitsTheWorkers() {
        WorkerPlan plan = WorkerPlan.of(new Machine(8, 7_000), 50, ANY);
        assertThat(plan.workers()).isEqualTo(3);
        assertThat(plan.threads()).isEqualTo(2);
        assertThat(plan.reason()).isEqualTo("3 workers with 2 threads each: 2 GiB of memory for each, of 6.8 GiB");
        assertThat(WorkerPlan.of(new Machine(2, 1_000), 50, ANY).workers()).isEqualTo(1);
    }

    @Test
    void theUserMayAskForAnyNumber() {
        assertThat(WorkerPlan.of(new Machine(8, 4_096), 1, OptionalInt.of(3)).threads())
                .isEqualTo(2);
        WorkerPlan plan = WorkerPlan.of(new Machine(2, 4_096), 1, OptionalInt.of(16));
        assertThat(plan.reason()).isEqualTo("16 workers with 1 thread each: as asked for");
        assertThatThrownBy(() -> WorkerPlan.of(new Machine(2, 4_096), 1, OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneWorkerForEachGpuSharesTheCores() {
        WorkerPlan plan = WorkerPlan.of(new Machine(16, 64 * 1024), 50, ANY, List.of(0, 2));
        assertThat(plan.workers()).isEqualTo(2);
        assertThat(plan.threads()).isEqualTo(8);
        assertThat(plan.gpus()).containsExactly(0, 2);
        assertThat(plan.reason()).isEqualTo("2 workers with 8 threads each: one for each GPU");
        assertThat(WorkerPlan.of(new Machine(2, 64 * 1024), 50, ANY, List.of(0, 1, 2, 3))
                        .reason())
                .isEqualTo("4 workers with 1 thread each: one for each GPU");
    }

    @Test
    void fewTrialsOrLittleMemoryLeaveGpusIdle() {
        assertThat(WorkerPlan.of(new Machine(8, 64 * 1024), 1, ANY, List.of(0, 1))
                        .reason())
                .isEqualTo("1 worker with 8 threads: one for each trial");
        assertThat(WorkerPlan.of(new Machine(8, 4_096), 50, ANY, List.of(0, 1, 2))
                        .reason())
                .isEqualTo("2 workers with 4 threads each: 2 GiB of memory for each, of 4.0 GiB");
    }

    @Test
    void severalWorkersMayShareAGpuIfTheUserSaysSo() {
        WorkerPlan plan = WorkerPlan.of(new Machine(8, 64 * 1024), 50, OptionalInt.of(4), List.of(0));
        assertThat(plan.reason()).isEqualTo("4 workers with 2 threads each: as asked for");
        assertThat(plan.gpus()).containsExactly(0);
    }

    @Test
    void memoryIsSharedAmongHeapAndArrays() {
        WorkerPlan plan = WorkerPlan.of(new Machine(2, 24 * 1024), 50, ANY);
        assertThat(plan.heapMiB()).isEqualTo(3 * 1024);
        assertThat(plan.nativeMiB()).isEqualTo(9 * 1024);
        WorkerPlan least = WorkerPlan.of(new Machine(4, 2_048), 50, OptionalInt.of(4));
        assertThat(least.heapMiB()).isEqualTo(512);
        assertThat(least.nativeMiB()).isEqualTo(1_536);
    }

    @Test
    void thisMachineCanRunAWorker() {
        assertThat(WorkerPlan.of(Machine.here(), 1, ANY).workers()).isEqualTo(1);
        assertThat(Machine.here().memoryMiB()).isGreaterThan(256);
    }
}
