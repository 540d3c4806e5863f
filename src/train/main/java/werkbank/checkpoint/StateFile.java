package werkbank.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import werkbank.WerkbankException;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.file.StoredZip;

/**
 * A {@link TrainingState} on disk: a zip, for its checksums, with the course as JSON and each array as 32-bit numbers,
 * little-endian.
 */
final class StateFile {
    private static final String COURSE = "course.json";
    private static final String FLOATS = ".f32";

    /** The longest array of Java. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private StateFile() {}

    /** @throws WerkbankException when it can't be written; the former state is still there then */
    static void write(Path file, TrainingState state) {
        DurableFile.writeBeside(file, out -> {
            StoredZip zip = new StoredZip(out);
            zip.add(COURSE, Json.write(state.course()).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, float[]> array : state.arrays().entrySet()) {
                zip.add(array.getKey() + FLOATS, bytes(array.getValue()));
            }
            zip.finish();
        });
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** @throws WerkbankException when the file is damaged or can't be read, in words */
    static TrainingState read(Path file) {
        Map<String, byte[]> entries = entries(file);
        byte[] course = entries.remove(COURSE);
        if (course == null) {
            throw new WerkbankException("it is damaged");
        }
        TrainingState.Course read = FormerCourse.read(new String(course, StandardCharsets.UTF_8));
        Map<String, float[]> arrays = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> arrays.put(name.replace(FLOATS, ""), array(bytes)));
        return new TrainingState(read, arrays);
    }

    /**
     * Reads how the trial went so far, and none of the arrays.
     *
     * @throws WerkbankException likewise
     */
    static TrainingState.Course course(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().equals(COURSE)) {
                entry = zip.getNextEntry();
            }
            if (entry == null) {
                throw new WerkbankException("it is damaged");
            }
            int most = (int) Math.min(Files.size(file), MOST_BYTES);
            return FormerCourse.read(new String(zip.readNBytes(most), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WerkbankException("it is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static Map<String, byte[]> entries(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return entries(in, Files.size(file), MOST_BYTES);
        } catch (IOException e) {
            throw new WerkbankException("it is damaged (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads all entries.
     *
     * @param size bytes of the zip: it isn't compressed, so there is no more in it
     * @param most bytes of an entry
     */
    static Map<String, byte[]> entries(InputStream in, long size, int most) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(in);
        long left = size;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] content = zip.readNBytes((int) Math.min(left + 1, most));
            left -= content.length;
            if (left < 0 || zip.read() >= 0 || entries.put(entry.getName(), content) != null) {
                throw new IOException("its entries are not those of a state");
            }
        }
        return entries;
    }

    private static float[] array(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
