package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.StoredZip;
import werkbank.recipe.Precision;

/** The entries of a state, most of them in small: where an entry has 100 bytes, and a block 40. */
class StateFileTest {
    private static final int MOST = 100;
    private static final int BLOCK = 40;

    @TempDir
    private Path folder;

    private static byte[] zip(int... lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoredZip zip = new StoredZip(bytes);
        for (int i = 0; i < lengths.length; i++) {
            zip.add(String.valueOf(i), new byte[lengths[i]]);
        }
        zip.finish();
        return bytes.toByteArray();
    }

    private static Map<String, List<byte[]>> read(byte[] zip, long size) throws IOException {
        return StateFile.entries(new ByteArrayInputStream(zip), size, BLOCK, MOST);
    }

    @Test
    void entriesAreReadBlockByBlock() throws IOException {
        byte[] zip = zip(MOST, 2 * BLOCK, 1);
        assertThat(read(zip, zip.length).values())
                .extracting(blocks -> blocks.stream().map(block -> block.length).toList())
                .containsExactly(List.of(40, 40, 20), List.of(40, 40), List.of(1));
    }

    @Test
    void numbersAreWrittenBlockByBlock() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateFile.write(new float[] {1, -2, 0.5f}, bytes, 2 * Float.BYTES);
        assertThat(bytes.toByteArray())
                .isEqualTo(ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(1)
                        .putFloat(-2)
                        .putFloat(0.5f)
                        .array());
    }

    @Test
    void anArrayOfSeveralBlocksIsReadAsItWasWritten() {
        float[] numbers = new float[(1 << 22) + 3];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        Path file = folder.resolve("state.zip");
        Computation computation = new Computation("softmax", Precision.F32, "a processor", List.of());
        TrialSpec spec = ScriptedTrainer.spec(1, ScriptedTrainer.COMPLETE, 3);
        StateFile.write(
                file,
                TrainingState.of(spec, List.of(), computation, Map.of("updater", numbers, "nothing", new float[0])));

        TrainingState read = StateFile.read(file);

        assertThat(read.arrays()).containsOnlyKeys("updater", "nothing");
        assertThat(read.arrays().get("updater")).isEqualTo(numbers);
        assertThat(read.arrays().get("nothing")).isEmpty();
        assertThat(StateFile.course(file)).isEqualTo(read.course());
    }

    @Test
    void anEntryThatNoArrayHoldsIsRefused() throws IOException {
        byte[] zip = zip(MOST + 1);
        assertThatThrownBy(() -> read(zip, zip.length))
                .isInstanceOf(IOException.class)
                .hasMessage("its entries are not those of a state");
    }

    @Test
    void moreThanTheFileHasIsRefused() throws IOException {
        byte[] zip = zip(60, 60);
        assertThat(read(zip, 120)).hasSize(2);
        assertThatThrownBy(() -> read(zip, 119))
                .isInstanceOf(IOException.class)
                .hasMessage("its entries are not those of a state");
    }
}
