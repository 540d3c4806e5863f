package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.Workload;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.Gpu;
import werkbank.experiment.Samples;
import werkbank.recipe.Shape;
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.MeasuredShare;

class CardSharesTest {
    private static final Workload LOAD = new Workload(60, false, Shape.grey(28, 28), 10, 1, 50, 10);
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    private Path cache;

    private final List<String> announced = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private long freeMiB = 80_000;

    private static Gpu gpu(int index, String name) {
        return new Gpu(index, name, new ComputeCapability(9, 0), "580.95.05", 81_920);
    }

    private List<CardShare> shares(List<Gpu> gpus, int trials, OptionalInt wanted) {
        CardShares shares = new CardShares(
                new SoftmaxEngine(),
                new Machine(64, 256 * 1024),
                announced::add,
                told::add,
                new ShareMemory(cache),
                gpu -> OptionalLong.of(freeMiB),
                (gpu, recipe, load, most) -> {
                    asked.add(most);
                    return new MeasuredShare(
                            Math.min(4, most),
                            most,
                            List.of(new MeasuredShare.Rate(1, 100), new MeasuredShare.Rate(Math.min(4, most), 380)));
                });
        return shares.of(gpus, Samples.recipe(), LOAD, trials, wanted);
    }

    @Test
    void asManyShareACardAsWasMeasuredAndTheUserHearsWhy() {
        assertThat(shares(List.of(gpu(0, "H100")), 50, ANY)).containsExactly(new CardShare(0, 4));
        assertThat(announced)
                .containsExactly("measuring how many workers GPU 0 (H100) is worth, which takes some seconds");
        assertThat(told)
                .containsExactly("4 of at most 16 workers share GPU 0 (H100): 100 with 1, 380 with 4 (training steps a"
                        + " second of all together)");
    }

    @Test
    void cardsOfOneKindAreMeasuredOnce() {
        assertThat(shares(List.of(gpu(0, "H100"), gpu(1, "H100"), gpu(2, "T4")), 50, ANY))
                .containsExactly(new CardShare(0, 4), new CardShare(1, 4), new CardShare(2, 4));
        assertThat(asked).containsExactly(16, 16);
    }

    @Test
    void aResumedSearchDoesNotMeasureAgain() {
        shares(List.of(gpu(0, "H100")), 50, ANY);
        assertThat(shares(List.of(gpu(0, "H100")), 50, ANY)).containsExactly(new CardShare(0, 4));
        assertThat(shares(List.of(gpu(0, "H100")), 3, ANY)).containsExactly(new CardShare(0, 3));
        assertThat(asked).hasSize(1);
        assertThat(told).hasSize(3);
    }

    @Test
    void whatStoppedAtItsLimitIsMeasuredAgainWhereThereIsMoreRoom() {
        shares(List.of(gpu(0, "H100")), 2, ANY);
        assertThat(shares(List.of(gpu(0, "H100")), 50, ANY)).containsExactly(new CardShare(0, 4));
        assertThat(asked).containsExactly(2, 16);
    }

    @Test
    void aDamagedCacheCostsTheMeasurement() throws Exception {
        Files.writeString(cache.resolve("gpu-shares.json"), "{");
        assertThat(shares(List.of(gpu(0, "H100")), 50, ANY)).containsExactly(new CardShare(0, 4));
    }

    @Test
    void nothingIsMeasuredWhereOneHasRoomOrTheUserKnows() {
        assertThat(shares(List.of(gpu(0, "H100")), 1, ANY)).containsExactly(new CardShare(0, 1));
        assertThat(shares(List.of(gpu(0, "H100")), 50, OptionalInt.of(8))).containsExactly(new CardShare(0, 1));
        freeMiB = 900;
        assertThat(shares(List.of(gpu(0, "H100")), 50, ANY)).containsExactly(new CardShare(0, 1));
        assertThat(shares(List.of(), 50, ANY)).isEmpty();
        assertThat(asked).isEmpty();
    }
}
