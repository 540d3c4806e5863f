package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.file.StoredZip;

/** The entries of a state, in small where an array of Java has 100 bytes. */
class StateFileTest {
    private static final int MOST = 100;

    private static byte[] zip(int... lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StoredZip zip = new StoredZip(bytes);
        for (int i = 0; i < lengths.length; i++) {
            zip.add(String.valueOf(i), new byte[lengths[i]]);
        }
        zip.finish();
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> read(byte[] zip, long size) throws IOException {
        return StateFile.entries(new ByteArrayInputStream(zip), size, MOST);
    }

    @Test
    void allEntriesTogetherMayHaveMoreThanOneArrayHolds() throws IOException {
        byte[] zip = zip(MOST, MOST - 1, MOST);
        assertThat(read(zip, zip.length)).hasSize(3).allSatisfy((name, content) -> assertThat(content)
                .hasSize(name.equals("1") ? MOST - 1 : MOST));
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
