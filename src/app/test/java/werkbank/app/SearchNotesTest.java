package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.IdxBytes;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.Device;
import werkbank.engine.device.Gpu;
import werkbank.experiment.Samples;
import werkbank.recipe.Precision;
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerPlan;
import werkbank.search.Feasibility;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.study.StudyData;

class SearchNotesTest {
    private static final Machine MACHINE = new Machine(2, 8192);
    private static final Device PROCESSOR = Device.cpu("there is no GPU", true);
    private static final Device CARD =
            Device.of(List.of(new Gpu(0, "NVIDIA H200", new ComputeCapability(9, 0), "550.90.07", 143_771)), true);

    /** Three images, one of which is held out. */
    @TempDir
    Path images;

    @BeforeEach
    void writeImages() throws IOException {
        IdxBytes.writeFolder(images, "");
    }

    private SearchNotes notes(String space, Device device, OptionalLong seed, boolean isTimed) {
        SearchSpace read = new SpaceReader(images)
                .read(
                        "name: s\nseed: 3\ntrials: 9\ndata: {validation: 1, split-seed: 7}\nnetwork:\n"
                                + "  - dense: {int: [1, 8000]}\n" + space,
                        "s.yaml",
                        Path.of(""));
        StudyData data = StudyData.read(read.data());
        SearchSpace fitted = data.fit(read);
        return new SearchNotes(
                new CheckedSpace(fitted, data, Feasibility.of(fitted)),
                Samples.study("s").with(Precision.F32),
                new TrainingEngine(new SoftmaxEngine(), device, ""),
                WorkerPlan.of(
                        MACHINE, 9, OptionalInt.empty(), CardShare.oneEach(device.gpus()), new WorkerMemory(512, 0)),
                seed,
                isTimed);
    }

    @Test
    void theStudyComesFirstThenWhatItRunsOnItsImagesAndItsSearch() {
        assertThat(notes("training: {epochs: 9}\n", PROCESSOR, OptionalLong.empty(), true)
                        .lines())
                .containsExactly(
                        "the study keeps its seed -9223372036854775808; for the seed 3 of s.yaml use --study NAME for a"
                                + " new one",
                        "auto takes the sampler gp, numbers decide",
                        "auto takes the scheduler asha, trials are many",
                        "on the CPU: there is no GPU",
                        "2 workers with 1 thread each: one for each core, which trains more images a second than one"
                                + " with all cores; up to 0.5 GiB of memory each",
                        "IDX files: 3 classes, 3 training images and 2 test images",
                        "warning: class 1 has no images to train on and will never be named; labels are counted from 0,"
                                + " so where they begin with 1, subtract 1 from each",
                        "warning: classes 0, 2 have fewer than 10 images to train on",
                        "warning: classes 0, 2 have no held-out images, so nothing is known of how well they are"
                                + " recognised; hold out more, or write stratified: true",
                        "warning: only 1 held-out image: the 95 % interval of an accuracy of 90 % is 16.8 to 99.8 %,"
                                + " so smaller differences may be chance; more of them, or folds over all images, tell"
                                + " more",
                        "the last of the time is for the best 5, to train to the end",
                        "not repeatable: asha compares a trial with those that happen to have come as far on 2"
                                + " workers");
    }

    /** Its seed is asked for, nothing ends it, and one trial at a time is the same each time. */
    @Test
    void aSearchThatIsAsItSeemsHasNoMoreThanThese() {
        assertThat(notes("training: {epochs: 9}\n", CARD, OptionalLong.of(3), false)
                        .lines())
                .filteredOn(line -> !line.startsWith("warning: "))
                .containsExactly(
                        "auto takes the sampler gp, numbers decide",
                        "auto takes the scheduler asha, trials are many",
                        "on GPU 0 (NVIDIA H200)",
                        "1 worker with 2 threads: one for each GPU; up to 2.0 GiB of memory",
                        "IDX files: 3 classes, 3 training images and 2 test images");
    }

    @Test
    void aGpuMayAddInAnotherOrder() {
        String fast = "training: {epochs: 9, algorithms: fast}\n";
        String line = "not repeatable to the bit: with algorithms: fast a GPU may add in another order each time";
        assertThat(notes(fast, CARD, OptionalLong.of(3), false).lines()).contains("on GPU 0 (NVIDIA H200)", line);
        assertThat(notes(fast, PROCESSOR, OptionalLong.of(3), false).lines()).doesNotContain(line);
    }

    @Test
    void precisionsThatAreSearchedForNothingAreSaid() {
        assertThat(notes(
                                "training: {epochs: 9, precision: {choice: [f32, bf16]}}\n",
                                PROCESSOR,
                                OptionalLong.of(3),
                                false)
                        .lines())
                .first()
                .isEqualTo(
                        "the space searches precision among f32, bf16, and --precision trains all in f32, so that what"
                                + " it draws makes no difference");
    }

    @Test
    void constraintsThatFewKeepAreAWarning() {
        assertThat(notes(
                                "constraints: [parameters <= 100]\ntraining: {epochs: 9}\n",
                                PROCESSOR,
                                OptionalLong.of(3),
                                false)
                        .lines())
                .filteredOn(line -> line.contains("keep the constraints"))
                .containsExactly(
                        "warning: only 0.20 % of random configurations keep the constraints, so that most proposals"
                                + " must be moved to where they hold; narrow the ranges, or loosen parameters <= 100");
    }
}
