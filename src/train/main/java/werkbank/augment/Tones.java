package werkbank.augment;

import java.util.Arrays;
import werkbank.recipe.Shape;

/** Changes of bytes by tables, each channel on its own. One for each thread. */
final class Tones {
    private static final int LEVELS = 256;
    private static final int MOST = 255;

    private final int channels;
    private final int plane;
    private final double threshold;
    private final int mask;
    private final int[] counts = new int[LEVELS];
    private final int[] table = new int[LEVELS];

    Tones(RandStrength strength, Shape shape) {
        this.channels = shape.channels();
        this.plane = shape.height() * shape.width();
        this.threshold = strength.threshold();
        this.mask = strength.mask();
    }

    /** Stretches the values so that the least becomes 0 and the greatest 255. */
    void stretch(byte[] from, int sign, byte[] to) {
        for (int channel = 0; channel < channels; channel++) {
            count(from, channel);
            int low = 0;
            while (counts[low] == 0) {
                low++;
            }
            int high = MOST;
            while (counts[high] == 0) {
                high--;
            }
            for (int level = 0; level < LEVELS; level++) {
                int span = high - low;
                table[level] = span == 0 ? level : limited(((level - low) * MOST + span / 2) / span);
            }
            write(from, channel, to);
        }
    }

    /** Spreads the values so that each is about as frequent, as Pillow's ImageOps.equalize does. */
    void equalize(byte[] from, int sign, byte[] to) {
        for (int channel = 0; channel < channels; channel++) {
            count(from, channel);
            int last = MOST;
            while (counts[last] == 0) {
                last--;
            }
            int step = (plane - counts[last]) / MOST;
            int below = step / 2;
            for (int level = 0; level < LEVELS; level++) {
                table[level] = step == 0 ? level : Math.min(MOST, below / step);
                below += counts[level];
            }
            write(from, channel, to);
        }
    }

    /** Inverts values from a threshold on. */
    void solarize(byte[] from, int sign, byte[] to) {
        for (int level = 0; level < LEVELS; level++) {
            table[level] = level < threshold ? level : MOST - level;
        }
        writeAll(from, to);
    }

    /** Keeps the highest bits of each value. */
    void posterize(byte[] from, int sign, byte[] to) {
        for (int level = 0; level < LEVELS; level++) {
            table[level] = level & mask;
        }
        writeAll(from, to);
    }

    private void count(byte[] from, int channel) {
        Arrays.fill(counts, 0);
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
            counts[from[i] & 0xFF]++;
        }
    }

    private void writeAll(byte[] from, byte[] to) {
        for (int channel = 0; channel < channels; channel++) {
            write(from, channel, to);
        }
    }

    private void write(byte[] from, int channel, byte[] to) {
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
            to[i] = (byte) table[from[i] & 0xFF];
        }
    }

    private static int limited(int level) {
        return Math.max(0, Math.min(MOST, level));
    }
}
