package werkbank.checkpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import werkbank.LongestArray;
import werkbank.StorageException;
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
    private static final String NOT_A_STATE = "its entries are not those of a state";

    /** Bytes that are written and read at a time, a multiple of those of a number. */
    private static final int BLOCK = 1 << 24;

    /** The most bytes of an entry: as many as the longest array of numbers has. */
    private static final long MOST_BYTES = (long) LongestArray.LENGTH * Float.BYTES;

    private StateFile() {}

    /** @throws WerkbankException when it can't be written; the former state is still there then */
    static void write(Path file, TrainingState state) {
        DurableFile.writeBeside(file, out -> {
            StoredZip zip = new StoredZip(out);
            zip.add(COURSE, Json.write(state.course()).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, float[]> array : state.arrays().entrySet()) {
                zip.addPieces(array.getKey() + FLOATS, entry -> write(array.getValue(), entry, BLOCK));
            }
            zip.finish();
        });
    }

    /** @param block bytes at a time, those of a number at least */
    static void write(float[] values, OutputStream out, int block) throws IOException {
        int most = Math.min(values.length, block / Float.BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(most * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int from = 0;
        while (from < values.length) {
            int count = Math.min(most, values.length - from);
            bytes.asFloatBuffer().put(values, from, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
            from += count;
        }
    }

    /**
     * Reads a state.
     *
     * @throws StorageException when the file can't be read
     * @throws WerkbankException when it is damaged, in words
     */
    static TrainingState read(Path file) {
        Map<String, List<byte[]>> entries = entries(file);
        List<byte[]> course = entries.remove(COURSE);
        if (course == null) {
            throw new WerkbankException("it is damaged");
        }
        TrainingState.Course read = FormerCourse.read(text(course));
        Map<String, float[]> arrays = new LinkedHashMap<>();
        // Each entry's bytes are let go when they have become numbers.
        for (var entry = entries.entrySet().iterator(); entry.hasNext(); entry.remove()) {
            Map.Entry<String, List<byte[]>> next = entry.next();
            arrays.put(next.getKey().replace(FLOATS, ""), array(next.getValue()));
        }
        return new TrainingState(read, arrays);
    }

    /**
     * Reads how the trial went so far, and none of the arrays.
     *
     * @throws WerkbankException as {@link #read} does
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
            return FormerCourse.read(text(blocks(zip, Files.size(file), BLOCK)));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static Map<String, List<byte[]>> entries(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return entries(in, Files.size(file), BLOCK, MOST_BYTES);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Tells damage, which stands in the file, from a file that can't be read and may be sound. */
    private static WerkbankException unusable(Path file, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new WerkbankException("it is damaged (" + e.getMessage() + ")", e);
        }
        return new StorageException(
                String.format(
                        Locale.ROOT,
                        "can't read %s: %s; make it readable, or delete it and the trial starts over",
                        file,
                        DurableFile.reason(e)),
                e);
    }

    /**
     * Reads all entries.
     *
     * @param size bytes of the zip: it isn't compressed, so there is no more in it
     * @param block bytes of each of an entry's blocks but the last
     * @param most bytes of an entry
     */
    static Map<String, List<byte[]>> entries(InputStream in, long size, int block, long most) throws IOException {
        Map<String, List<byte[]>> entries = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(in);
        long left = size;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            List<byte[]> blocks = blocks(zip, Math.min(left, most), block);
            left -= bytes(blocks);
            if (entries.put(entry.getName(), blocks) != null) {
                throw new ZipException(NOT_A_STATE);
            }
        }
        return entries;
    }

    /** @param most bytes of the entry */
    private static List<byte[]> blocks(ZipInputStream entry, long most, int block) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        long left = most;
        for (byte[] next = entry.readNBytes(block); next.length > 0; next = entry.readNBytes(block)) {
            left -= next.length;
            if (left < 0) {
                throw new ZipException(NOT_A_STATE);
            }
            blocks.add(next);
        }
        return blocks;
    }

    private static long bytes(List<byte[]> blocks) {
        return blocks.stream().mapToLong(block -> block.length).sum();
    }

    private static String text(List<byte[]> blocks) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        blocks.forEach(text::writeBytes);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static float[] array(List<byte[]> blocks) {
        FloatBuffer values = FloatBuffer.allocate((int) (bytes(blocks) / Float.BYTES));
        for (byte[] block : blocks) {
            values.put(ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
        }
        return values.array();
    }
}
