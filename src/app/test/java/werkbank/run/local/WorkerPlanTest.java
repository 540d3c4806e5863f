package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkerPlanTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    private static WorkerPlan plan(Machine machine, int trials, OptionalInt wanted, Integer... gpus) {
        return WorkerPlan.of(machine, trials, wanted, CardShare.oneEach(List.of(gpus)), need(1536));
    }

    private static WorkerMemory need(long mib) {
        return new WorkerMemory(mib, 0);
    }

    @Test
    void oneSingleThreadedWorkerForEachCore() {
        WorkerPlan plan = plan(new Machine(8, 64 * 1024), 50, ANY);
        assertThat(plan.workers()).isEqualTo(8);
        assertThat(plan.threads()).isEqualTo(1);
        assertThat(plan.reason())
                .isEqualTo("8 workers with 1 thread each: one for each core, which trains more images a second than one"
                        + " with all cores; up to 1.5 GiB of memory each");
        assertThat(plan(new Machine(1, 64 * 1024), 50, ANY).reason())
                .isEqualTo("1 worker with 1 thread: there is one core; up to 1.5 GiB of memory");
    }

    @Test
    void fewTrialsGetTheOtherCoresAsThreads() {
        WorkerPlan plan = plan(new Machine(8, 64 * 1024), 3, ANY);
        assertThat(plan.reason())
                .isEqualTo("3 workers with 2 threads each: one for each trial; up to 1.5 GiB of memory each");
        assertThat(plan(new Machine(8, 64 * 1024), 1, ANY).reason())
                .isEqualTo("1 worker with 8 threads: one for each trial; up to 1.5 GiB of memory");
    }

    @Test
    void littleMemoryLimitsTheWorkers() {
        WorkerPlan plan = plan(new Machine(8, 7_000), 50, ANY);
        assertThat(plan.workers()).isEqualTo(3);
        assertThat(plan.threads()).isEqualTo(2);
        assertThat(plan.reason())
                .isEqualTo("3 workers with 2 threads each: as memory allows; up to 1.5 GiB of memory each");
        assertThat(plan.warning()).isEmpty();
    }

    @Test
    void theForecastDecidesHowManyWorkersFit() {
        Machine machine = new Machine(8, 7 * 1024);
        assertThat(WorkerPlan.of(machine, 50, ANY, List.of(), need(512)).workers())
                .isEqualTo(8);
        assertThat(WorkerPlan.of(machine, 50, ANY, List.of(), need(3 * 1024)).workers())
                .isEqualTo(2);
        assertThat(WorkerPlan.fitting(machine, 512)).isEqualTo(12);
        assertThat(WorkerPlan.fitting(machine, 6 * 1024 + 1)).isZero();
        assertThat(WorkerPlan.fitting(new Machine(8, 512), 512)).isZero();
    }

    @Test
    void aWorkerThatMayNotFitIsTriedWithAWarning() {
        WorkerPlan plan = WorkerPlan.of(new Machine(2, 4_096), 50, ANY, List.of(), need(6 * 1024));
        assertThat(plan.workers()).isEqualTo(1);
        assertThat(plan.nativeMiB()).isEqualTo(6 * 1024);
        assertThat(plan.warning())
                .contains("memory may not last: 1 worker may need 6.0 GiB, and this machine has 4.0 GiB for everything;"
                        + " a smaller batch-size would need less");
    }

    @Test
    void theUserMayAskForAnyNumber() {
        assertThat(plan(new Machine(8, 4_096), 1, OptionalInt.of(3)).threads()).isEqualTo(2);
        WorkerPlan plan = plan(new Machine(2, 4_096), 1, OptionalInt.of(16));
        assertThat(plan.reason())
                .isEqualTo("16 workers with 1 thread each: as asked for; up to 1.5 GiB of memory each");
        assertThat(plan.warning())
                .contains("memory may not last: 16 workers may need 24.0 GiB, and this machine has 4.0 GiB for"
                        + " everything; fewer --workers would need less");
        assertThatThrownBy(() -> plan(new Machine(2, 4_096), 1, OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneWorkerForEachGpuSharesTheCores() {
        WorkerPlan plan = plan(new Machine(16, 64 * 1024), 50, ANY, 0, 2);
        assertThat(plan.workers()).isEqualTo(2);
        assertThat(plan.threads()).isEqualTo(8);
        assertThat(plan.cards()).containsExactly(new CardShare(0, 1), new CardShare(2, 1));
        assertThat(plan.reason())
                .isEqualTo("2 workers with 8 threads each: one for each GPU; up to 2.0 GiB of memory each");
        assertThat(plan(new Machine(2, 64 * 1024), 50, ANY, 0, 1, 2, 3).reason())
                .isEqualTo("4 workers with 1 thread each: one for each GPU; up to 2.0 GiB of memory each");
    }

    @Test
    void fewTrialsOrLittleMemoryLeaveGpusIdle() {
        assertThat(plan(new Machine(8, 64 * 1024), 1, ANY, 0, 1).reason())
                .isEqualTo("1 worker with 8 threads: one for each trial; up to 2.0 GiB of memory");
        assertThat(plan(new Machine(8, 4_096), 50, ANY, 0, 1, 2).reason())
                .isEqualTo("1 worker with 8 threads: as memory allows; up to 2.0 GiB of memory");
    }

    @Test
    void severalWorkersMayShareAGpuIfTheUserSaysSo() {
        WorkerPlan plan = plan(new Machine(8, 64 * 1024), 50, OptionalInt.of(4), 0);
        assertThat(plan.reason())
                .isEqualTo("4 workers with 2 threads each: as asked for; up to 2.0 GiB of memory each");
        assertThat(plan.cards()).containsExactly(new CardShare(0, 4));
    }

    @Test
    void severalWorkersShareEachGpuAsWasMeasured() {
        List<CardShare> cards = List.of(new CardShare(0, 4), new CardShare(1, 2));
        WorkerPlan plan = WorkerPlan.of(new Machine(12, 64 * 1024), 50, ANY, cards, need(1536));
        assertThat(plan.reason())
                .isEqualTo("6 workers with 2 threads each: 4 share GPU 0, 2 share GPU 1; up to 2.0 GiB of memory each");
        assertThat(plan.cards()).isEqualTo(cards);
        assertThat(WorkerPlan.of(new Machine(12, 64 * 1024), 50, OptionalInt.of(5), cards, need(1536))
                        .cards())
                .containsExactly(new CardShare(0, 3), new CardShare(1, 3));
        assertThat(WorkerPlan.of(new Machine(12, 64 * 1024), 3, ANY, cards, need(1536))
                        .workers())
                .isEqualTo(3);
    }

    @Test
    void memoryIsSharedAmongHeapAndArrays() {
        WorkerPlan plan = plan(new Machine(2, 24 * 1024), 50, ANY);
        assertThat(plan.heapMiB()).isEqualTo(3 * 1024);
        assertThat(plan.nativeMiB()).isEqualTo(9 * 1024);
        WorkerPlan least = plan(new Machine(4, 2_048), 50, OptionalInt.of(4));
        assertThat(least.heapMiB()).isEqualTo(512);
        assertThat(least.nativeMiB()).isEqualTo(1_536);
    }

    /** Twelve thousand inputs of 4,096 units and Adam: most of what is forecast are copies of parameters in the heap. */
    @Test
    void theHeapHasRoomForWhatIsForecastOfIt() {
        WorkerMemory large = new WorkerMemory(3_200, 2_205);
        WorkerPlan plan = WorkerPlan.of(new Machine(2, 8192), 50, ANY, List.of(), large);
        assertThat(plan.workers()).isEqualTo(2);
        assertThat(plan.heapMiB()).isEqualTo(2_205 + 160);
        assertThat(plan.nativeMiB()).isEqualTo(3_200);
        assertThat(WorkerPlan.elsewhere(4, 1, large, "Spark").heapMiB()).isEqualTo(2_205 + 160);
        WorkerMemory huge = new WorkerMemory(20_000, 12_000);
        assertThat(WorkerPlan.of(new Machine(2, 256 * 1024), 50, ANY, List.of(), huge)
                        .heapMiB())
                .isEqualTo(12_000 + 160);
    }

    @Test
    void aGpusWorkerNeedsMoreOfTheHostWithALargeHeap() {
        WorkerMemory large = new WorkerMemory(1, 2_400);
        WorkerPlan plan = WorkerPlan.of(new Machine(8, 8192), 50, ANY, CardShare.oneEach(List.of(0, 1, 2, 3)), large);
        assertThat(plan.heapMiB()).isEqualTo(2_560);
        assertThat(plan.reason()).isEqualTo("1 worker with 8 threads: as memory allows; up to 4.0 GiB of memory");
    }

    @Test
    void thisMachineCanRunAWorker() {
        assertThat(plan(Machine.here(), 1, ANY).workers()).isEqualTo(1);
        assertThat(Machine.here().memoryMiB()).isGreaterThan(256);
    }
}
