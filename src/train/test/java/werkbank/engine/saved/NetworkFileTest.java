package werkbank.engine.saved;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.file.StoredZip;

class NetworkFileTest {
    @TempDir
    Path folder;

    @Test
    void moreNumbersThanOneArrayHoldsAreRefusedAsThat() throws IOException {
        long count = 600_000_000;
        Path zip = folder.resolve("network.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            StoredZip entries = new StoredZip(out);
            entries.add(NetworkFile.COEFFICIENTS, header(count));
            entries.finish();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThatThrownBy(() -> new NetworkFile(file).coefficients(count))
                    .isInstanceOf(InputException.class)
                    .hasMessage("it has 600000000 parameters, more than the 536000000 that can be read");
        }
    }

    /** What stands before the numbers of a vector. */
    private static byte[] header(long count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(6);
        out.writeUTF("LONG");
        for (long number : new long[] {1, count, 1, 8192, 1, 'c'}) {
            out.writeLong(number);
        }
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(count);
        out.writeUTF("FLOAT");
        return bytes.toByteArray();
    }
}
