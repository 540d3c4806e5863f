package werkbank.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** TIFF files of one row without compression, with as many samples a pixel as they say, for tests. */
final class TiffBytes {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int BYTES = 7;
    private static final int HEADER = 8;

    /** Its directory has these entries, and begins behind the header. */
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int tag, int type, int count, byte[] value) {}

    private TiffBytes() {}

    /**
     * A file of whole numbers.
     *
     * @param photometric 1 for grey, 2 for red, green and blue, 5 for inks
     * @param bits of a sample, 8 or 16
     * @param extra what each sample beyond the colours is: 0 unspecified, 1 alpha that colours are multiplied by, 2 alpha
     * @param profile of the colours; empty for none
     * @param samples [pixel][sample]
     */
    static byte[] of(int photometric, int bits, int[] extra, byte[] profile, int[]... samples) {
        int perPixel = samples[0].length;
        ByteBuffer pixels = buffer(samples.length * perPixel * bits / Byte.SIZE);
        for (int[] pixel : samples) {
            for (int sample : pixel) {
                if (bits == Byte.SIZE) {
                    pixels.put((byte) sample);
                } else {
                    pixels.putShort((short) sample);
                }
            }
        }
        int[] each = new int[perPixel];
        Arrays.fill(each, bits);
        TiffBytes file = new TiffBytes();
        file.shorts(256, samples.length);
        file.shorts(257, 1);
        file.shorts(258, each);
        file.shorts(259, 1);
        file.shorts(262, photometric);
        file.shorts(277, perPixel);
        file.shorts(278, 1);
        file.longs(279, pixels.capacity());
        if (extra.length > 0) {
            file.shorts(338, extra);
        }
        if (profile.length > 0) {
            file.entries.add(new Entry(34675, BYTES, profile.length, profile));
        }
        return file.with(pixels.array());
    }

    private void shorts(int tag, int... values) {
        ByteBuffer buffer = buffer(Short.BYTES * values.length);
        Arrays.stream(values).forEach(value -> buffer.putShort((short) value));
        entries.add(new Entry(tag, SHORT, values.length, buffer.array()));
    }

    private void longs(int tag, int value) {
        entries.add(new Entry(tag, LONG, 1, buffer(Integer.BYTES).putInt(value).array()));
    }

    private byte[] with(byte[] pixels) {
        int directory = Short.BYTES + 12 * (entries.size() + 1) + Integer.BYTES;
        longs(273, HEADER + directory);
        entries.sort(Comparator.comparingInt(Entry::tag));
        int end = HEADER + directory + pixels.length;
        int notes = entries.stream().mapToInt(entry -> entry.value().length).sum();
        ByteBuffer tiff = buffer(end + notes);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER).putShort((short) entries.size());
        for (Entry entry : entries) {
            tiff.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
            if (entry.value().length > Integer.BYTES) {
                tiff.putInt(end).put(end, entry.value());
                end += entry.value().length;
            } else {
                tiff.put(Arrays.copyOf(entry.value(), Integer.BYTES));
            }
        }
        tiff.putInt(0).put(pixels);
        return tiff.array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
