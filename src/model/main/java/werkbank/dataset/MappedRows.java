package werkbank.dataset;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Images in a file that is mapped into memory: they take no heap, and the system gives their pages back when it needs
 * them. The file must not be shortened while they are in use; it may be renamed or deleted.
 */
final class MappedRows implements PixelRows {
    /** A buffer can't have more bytes. */
    private static final int MOST_BYTES = Integer.MAX_VALUE;

    private final List<MappedByteBuffer> parts;
    private final int inPart;
    private final int count;
    private final int size;

    private MappedRows(List<MappedByteBuffer> parts, int inPart, int count, int size) {
        this.parts = parts;
        this.inPart = inPart;
        this.count = count;
        this.size = size;
    }

    /**
     * Maps images that lie one after the other.
     *
     * @param from the first image's first byte in the file
     * @param size bytes of each image
     * @throws IOException when the file can't be mapped, or is too short
     */
    static MappedRows of(FileChannel file, long from, int count, int size) throws IOException {
        return of(file, from, count, size, MOST_BYTES);
    }

    /** @param most bytes of one buffer, at least {@code size} */
    static MappedRows of(FileChannel file, long from, int count, int size, int most) throws IOException {
        if (file.size() < from + (long) count * size) {
            throw new IOException("the file ends before its images do");
        }
        int inPart = most / size;
        List<MappedByteBuffer> parts = new ArrayList<>();
        for (int first = 0; first < count; first += inPart) {
            int rows = Math.min(inPart, count - first);
            parts.add(file.map(MapMode.READ_ONLY, from + (long) first * size, (long) rows * size));
        }
        return new MappedRows(parts, inPart, count, size);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean areMapped() {
        return true;
    }

    @Override
    public byte[] row(int row) {
        byte[] values = new byte[size];
        copy(row, values, 0);
        return values;
    }

    @Override
    public void copy(int row, byte[] target, int offset) {
        parts.get(row / inPart).get(row % inPart * size, target, offset, size);
    }
}
