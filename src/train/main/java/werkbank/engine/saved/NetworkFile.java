package werkbank.engine.saved;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import werkbank.InputException;

/**
 * A network's zip, from anybody. DL4J's own reader would take further entries from it, one of them by Java serialisation,
 * and make arrays as large as the file asks for; this one takes two entries, to the sizes that are expected.
 */
final class NetworkFile {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";

    /** The entries that a network may have; the last is for training on, and isn't read. */
    private static final Set<String> ENTRIES = Set.of(CONFIGURATION, COEFFICIENTS, "updaterState.bin");

    /** The largest configuration; a layer takes some 2 kB. */
    private static final int MOST_BYTES = 16 << 20;

    private final ZipFile zip;

    /** @throws InputException when it has other entries than a network's */
    NetworkFile(ZipFile zip) {
        this.zip = zip;
        Set<String> found = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            if (!ENTRIES.contains(name)) {
                throw wrong("there is '%s' in it, which isn't part of a network", name);
            }
            if (!found.add(name)) {
                throw wrong("there are two entries '%s' in it", name);
            }
        });
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw wrong("there is no %s in it", name);
        }
        return new BufferedInputStream(zip.getInputStream(entry));
    }

    String configuration() throws IOException {
        try (InputStream in = entry(CONFIGURATION)) {
            byte[] text = in.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw wrong("its configuration has more than %d bytes", MOST_BYTES);
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /** @param expected how many the layers have */
    float[] coefficients(long expected) throws IOException {
        try (DataInputStream in = new DataInputStream(entry(COEFFICIENTS))) {
            long count = ArrayHeader.readVector(in);
            if (count != expected) {
                throw wrong("it has %d parameters where its configuration has %d", count, expected);
            }
            if (count > SavedNetwork.MOST) {
                throw wrong("it has %d parameters, more than the %d that can be read", count, SavedNetwork.MOST);
            }
            byte[] bytes = in.readNBytes((int) count * Float.BYTES);
            if (bytes.length < count * Float.BYTES || in.read() >= 0) {
                throw wrong("its parameters are not the %d that it announces", count);
            }
            return finite(ByteBuffer.wrap(bytes));
        }
    }

    private static float[] finite(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw wrong("a parameter is %s", value);
            }
        }
        return values;
    }

    static InputException wrong(String format, Object... values) {
        return new InputException(String.format(Locale.ROOT, format, values));
    }
}
