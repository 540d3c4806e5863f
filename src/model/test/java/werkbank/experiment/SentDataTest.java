package werkbank.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.ClassNames;
import werkbank.dataset.SmallMnist;
import werkbank.dataset.npz.NpzBytes;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;
import werkbank.space.DataSpec;
import werkbank.space.DataSpec.HeldOut;

class SentDataTest {
    private static final ClassNames NAMES = new ClassNames(List.of("boot", "Ähre"));

    @TempDir
    Path here;

    @TempDir
    Path there;

    private static DataSpec spec(Path folder, Optional<Portion> test) {
        return new DataSpec(
                folder.toString(), 0, 20, 3, false, 0, HeldOut.RANDOM, 0, false, test, false, ImageSpec.FROM_DATA);
    }

    /** Reads what was sent, as an executor does. */
    private TrainingData sent(TrainingData data) throws IOException {
        SentData sent = SentData.of(data).orElseThrow();
        for (Path file : sent.files()) {
            Files.copy(file, there.resolve(file.getFileName()));
        }
        return TrainingData.read(
                sent.spec().in(there.resolve(sent.spec().folder()).toString()));
    }

    private static void assertSame(TrainingData sent, TrainingData data) {
        assertThat(sent.set().images().labels()).isEqualTo(data.set().images().labels());
        assertThat(sent.splits()).hasSameSizeAs(data.splits());
        assertThat(sent.splits().get(0).training())
                .isEqualTo(data.splits().get(0).training());
        assertThat(sent.splits().get(0).validation())
                .isEqualTo(data.splits().get(0).validation());
        assertThat(sent.set().classes()).isEqualTo(data.set().classes());
    }

    @Test
    void aFileIsReadThereAsTheSameFileAmongOthers() throws IOException {
        TreeMap<String, byte[]> arrays = new TreeMap<>();
        arrays.put("x_train", NpzBytes.bytes("60, 2, 2", new byte[240]));
        arrays.put(
                "y_train",
                NpzBytes.labels(IntStream.range(0, 60).map(i -> i % 2).toArray()));
        NpzBytes.write(here.resolve("shades.npz"), arrays);
        NpzBytes.write(here.resolve("others.npz"), arrays);
        Files.write(here.resolve("classes.txt"), NAMES.names());
        // Something else that the machine was sent.
        NpzBytes.write(there.resolve("another.npz"), arrays);

        TrainingData data = TrainingData.read(spec(here.resolve("shades.npz"), Optional.empty()));
        TrainingData read = sent(data);

        assertThat(read.set().classes()).isEqualTo(NAMES);
        assertThat(there.resolve("others.npz")).doesNotExist();
        assertSame(read, data);
    }

    @Test
    void nothingIsDrawnInPlaceOfTestFilesThatStayHere() throws IOException {
        SmallMnist.write(here, 200, 50);
        TrainingData data = TrainingData.read(spec(here, Optional.of(Portion.TENTH)));
        TrainingData read = sent(data);

        assertThat(there.resolve("t10k-images-idx3-ubyte")).doesNotExist();
        assertThat(read.set().images().rows()).isEqualTo(200);
        assertSame(read, data);
    }

    @Test
    void whatIsDrawnForTheTestIsDrawnThereToo() throws IOException {
        SmallMnist.write(here, 200, 50);
        Files.delete(here.resolve("t10k-images-idx3-ubyte"));
        Files.delete(here.resolve("t10k-labels-idx1-ubyte"));
        TrainingData data = TrainingData.read(spec(here, Optional.of(Portion.TENTH)));

        TrainingData read = sent(data);
        assertThat(read.set().images().rows()).isEqualTo(180);
        assertSame(read, data);
    }
}
