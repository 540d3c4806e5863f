package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.Workload;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.Gpu;
import werkbank.experiment.Samples;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.MeasuredShare;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class CardSharesTest {
    private static final Workload LOAD = new Workload(60, false, Shape.grey(28, 28), 10, 1, 50, 10);
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    private Path cache;

    private final List<String> announced = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final List<Recipe> measured = new ArrayList<>();
    private long freeMiB = 80_000;

    private static Gpu gpu(int index, String name) {
        return new Gpu(index, name, new ComputeCapability(9, 0), "580.95.05", 81_920);
    }

    private List<CardShare> shares(List<Gpu> gpus, int trials, OptionalInt wanted) {
        return shares(new SoftmaxEngine()).of(gpus, Samples.recipe(), LOAD, trials, wanted);
    }

    private CardShares shares(Engine engine) {
        return new CardShares(
                engine,
                new Machine(64, 256 * 1024),
                announced::add,
                told::add,
                new ShareMemory(cache),
                gpu -> OptionalLong.of(freeMiB),
                (gpu, recipe, load, most) -> {
                    asked.add(most);
                    measured.add(recipe);
                    return new MeasuredShare(
                            Math.min(4, most),
                            most,
                            List.of(new MeasuredShare.Rate(1, 100), new MeasuredShare.Rate(Math.min(4, most), 380)));
                });
    }

    /** An engine whose networks take 8,000 MiB of a card with 32 bits and half as much with 16, and as much of the host. */
    private static Engine onCard() {
        Engine engine = new SoftmaxEngine(List.of(Precision.F32, Precision.BF16));
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> method.getName().equals("deviceMemory")
                        ? (8000L << 20)
                                / (engine.precision(((Recipe) arguments[0]).training()) == Precision.F32 ? 1 : 2)
                        : method.invoke(engine, arguments));
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

    @Test
    void aCardIsSharedByTheNetworkThatNeedsTheMostOfItsMemory() {
        SearchSpace space = Spaces.read("name: s\ntrials: 9\ndata: {validation: 10}\nnetwork: [conv: 8]\n"
                + "training: {epochs: 1, precision: {choice: [bf16, f32]}}\n");
        LabelledImages images = new LabelledImages(new Images(new byte[60][784], Shape.grey(28, 28)), new int[60], 10);
        shares(onCard()).of(List.of(gpu(0, "H100")), space, images, 50, ANY);
        assertThat(measured)
                .extracting(recipe -> recipe.training().precision())
                .containsExactly(Optional.of(Precision.F32));
        assertThat(asked).as("80,000 MiB over 8,000 and 600").containsExactly(9);
    }
}
