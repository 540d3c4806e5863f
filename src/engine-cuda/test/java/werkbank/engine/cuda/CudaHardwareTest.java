package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.engine.Backend;
import werkbank.engine.Workload;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** What the engine says of itself without loading anything, on made-up cards and folders. */
@DisabledOnOs(OS.WINDOWS)
class CudaHardwareTest {
    @TempDir
    private Path root;

    private static Gpu gpu(int index, int major, int minor) {
        return new Gpu(index, "NVIDIA", new ComputeCapability(major, minor), "580.65.06", 81_559);
    }

    private CudaEngine engine(Gpu... gpus) {
        FoundGpus found = gpus.length == 0 ? FoundGpus.none("none") : new FoundGpus(List.of(gpus), "");
        return new CudaEngine(new CudaCheck(
                () -> found,
                () -> LibrarySearch.in(
                        LibraryPlaces.of(
                                Map.of(
                                        "WERKBANK_CUDA_LIBS",
                                        root.resolve("libs").toString()),
                                root,
                                false),
                        file -> false)));
    }

    @Test
    void cardsFromAmpereOnRoundToTf32() {
        assertThat(engine(gpu(0, 9, 0)).precisions()).containsExactly(Precision.TF32, Precision.F32, Precision.BF16);
        assertThat(engine(gpu(0, 8, 0), gpu(1, 7, 5)).precisions())
                .as("one card can't")
                .containsExactly(Precision.F32);
        assertThat(engine(gpu(0, 8, 9), gpu(1, 6, 1)).precisions())
                .as("one card isn't used at all")
                .startsWith(Precision.TF32);
    }

    /** Workers share a card by this forecast, so that all that a process allocates has to be in it. */
    @Test
    void workspacesArePartOfTheForecastOnce() {
        Recipe recipe = Spaces.read("name: s\ntrials: 1\nnetwork: [conv: 8]\ntraining: {epochs: 1, batch-size: 16}\n")
                .recipe(Map.of());
        CudaEngine engine = engine(gpu(0, 9, 0));
        long one = engine.deviceMemory(recipe, load(1));
        long workspaces = (256L + 32) << 20;

        assertThat(one).isGreaterThan(workspaces);
        assertThat(engine.deviceMemory(recipe, load(3)) - workspaces).isEqualTo(3 * (one - workspaces));
    }

    /**
     * With a stride of 2 there is a row of 0 below the image and none above, which cuDNN can't make; a step's workspace stays
     * beside that of the answers.
     */
    @Test
    void imagesWithABorderArePartOfTheForecastOnce() {
        assertThat(workspaces("tf32")).isEqualTo((256L << 20) + border(16) + (256L << 20) + border(64) + (32L << 20));
    }

    /** With 32 bits cuDNN may have algorithms for operands in another order alone, which are copied. */
    @Test
    void operandsInAnotherOrderArePartOfTheForecastOnceWith32Bits() {
        assertThat(workspaces("f32")).isEqualTo(workspaces("tf32") + copies(16) + copies(64));
    }

    private static long border(long images) {
        return CardMemory.aligned(images * 129 * 129 * 3 * 4);
    }

    private static long copies(long images) {
        return border(images) + CardMemory.aligned(8 * 3 * 3 * 3 * 4) + images * 64 * 64 * 8 * 4;
    }

    /** The part of a forecast that is there once for all networks. */
    private long workspaces(String precision) {
        Recipe recipe = Spaces.read("name: s\ntrials: 1\nnetwork: [conv: {filters: 8, stride: 2}]\n"
                        + "training: {epochs: 1, batch-size: 16, precision: " + precision + "}\n")
                .recipe(Map.of());
        CudaEngine engine = engine(gpu(0, 9, 0));
        Shape shape = new Shape(3, 128, 128);
        long one = engine.deviceMemory(recipe, new Workload(80, false, shape, 4, 1, 16, 64));
        long three = engine.deviceMemory(recipe, new Workload(80, false, shape, 4, 3, 16, 64));
        return (3 * one - three) / 2;
    }

    /** What the kernels that change images keep between them grows with the images, the ranges and the batch. */
    @Test
    void changedImagesArePartOfTheForecastOfEachNetwork() {
        Workload load = new Workload(80, false, new Shape(3, 128, 128), 4, 2, 50, 30);
        long unchanged = deviceMemory("batch-size: 16", "{}", load);
        assertThat(deviceMemory("batch-size: 16", "{rotation: 20}", load))
                .as("256 numbers a block lie in its own memory")
                .isEqualTo(unchanged);
        long blurred = 16L * (2 * 128 + 3 * 128 * 128 + 128 * 128);
        assertThat(blurred).as("more than there is at first").isGreaterThan(2 * (1 << 18));
        assertThat(deviceMemory("batch-size: 16", "{blur: {probability: 0.5}}", load) - unchanged)
                .isEqualTo(2 * 4 * blurred);
        long mixed = 16L * 3 * 128 * 128;
        assertThat(deviceMemory("batch-size: 16", "{blur: {probability: 0.5}, mixup: 0.2}", load) - unchanged)
                .isEqualTo(2 * 4 * (blurred + mixed));
        assertThat(deviceMemory("batch-size: 16", "{mixup: 0.2}", load) - unchanged)
                .isEqualTo(2 * 4 * mixed);
        assertThat(deviceMemory("batch-size: 500", "{mixup: 0.2}", load) - deviceMemory("batch-size: 500", "{}", load))
                .as("no more than the images to learn from")
                .isEqualTo(2 * 4 * 50L * 3 * 128 * 128);
    }

    private long deviceMemory(String training, String augmentation, Workload load) {
        return engine(gpu(0, 9, 0))
                .deviceMemory(
                        Spaces.read("name: s\ntrials: 1\nnetwork: [conv: 8]\ntraining: {epochs: 1, " + training
                                        + "}\naugmentation: " + augmentation + "\n")
                                .recipe(Map.of()),
                        load);
    }

    private static Workload load(int networks) {
        return new Workload(80, false, Shape.grey(9, 8), 4, networks, 50, 30);
    }

    @Test
    void aWorkersBackendHasTheVersionThatFilesTell() throws IOException {
        CudaEngine engine = engine(gpu(0, 9, 0));
        assertThat(engine.hardware().ofGpuWorker(3).convolution()).isEqualTo("cuDNN 9");

        for (LibraryGroup group : List.of(LibraryGroup.RUNTIME, LibraryGroup.CUBLAS, LibraryGroup.NVRTC)) {
            MadeUpFiles.put(group, root.resolve("libs/cu13/lib"));
        }
        MadeUpFiles.put(LibraryGroup.CUDNN, root.resolve("libs/cudnn/lib"));
        Files.createDirectories(root.resolve("nvidia_cudnn_cu13-9.24.0.43.dist-info"));
        Backend backend = engine(gpu(0, 9, 0)).hardware().ofGpuWorker(3);
        assertThat(backend).isEqualTo(new Backend("CUDA 13", CudaEngine.VERSION, "cuDNN 9.24.0.43", 3, true));
        assertThat(engine(gpu(0, 9, 0)).hardware().libraries())
                .contains("cuDNN from " + root.resolve("libs/cudnn/lib"))
                .hasSize(LibraryGroup.values().length);
    }

    @Test
    void itTellsOfItsReleaseAndOfWhatIsMissing() {
        CudaEngine engine = engine(gpu(0, 9, 0));

        assertThat(engine.name()).isEqualTo("cuda");
        assertThat(engine.library()).startsWith("CUDA and cuDNN ").doesNotContain("unknown");
        assertThat(engine.hardware().cuda()).contains(CudaRelease.CUDA_13);
        assertThat(engine.hardware().runsOnCpu()).isFalse();
        assertThat(engine.hardware().libraries()).isEmpty();
        assertThat(engine.whyNot())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("libcudart.so.13 of the CUDA runtime"));
        assertThat(engine.hardware().whyNoGpu()).isEqualTo(engine.whyNot());
        assertThatThrownBy(() -> engine.hardware().backend())
                .isInstanceOf(WerkbankException.class)
                .hasMessageStartingWith("networks can't be computed with CUDA here: libcudart.so.13");
        assertThat(engine().hardware().whyNoGpu()).contains("no GPU was found: none");
    }
}
