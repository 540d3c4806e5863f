package werkbank.dataset.cache;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import werkbank.dataset.PixelHashes;

/**
 * The facts that are known of one file.
 *
 * @param file relative to the folder, with forward slashes
 * @param stamp of the file when it was read
 * @param sha256 of its content, 32 bytes; zeros where it can't be read
 * @param brightest the largest value of a picture with 16 bits whose values are taken as of fewer; 0 of others
 * @param problem why it is no picture, without a full stop; empty when it is one
 * @param hash of its pixels, {@link PixelHashes#BYTES}
 * @param sums of its pixels, [channels][2]
 */
record CacheEntry(
        String file, FileStamp stamp, byte[] sha256, int brightest, String problem, byte[] hash, long[] sums) {
    static final int SHA256_BYTES = 32;

    static CacheEntry unreadable(String file, FileStamp stamp, String problem, int sums) {
        return new CacheEntry(
                file, stamp, new byte[SHA256_BYTES], 0, problem, new byte[PixelHashes.BYTES], new long[sums]);
    }

    boolean isImage() {
        return problem.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(file);
        out.writeLong(stamp.bytes());
        out.writeLong(stamp.modified());
        out.write(sha256);
        out.writeInt(brightest);
        out.writeUTF(problem);
        out.write(hash);
        for (long sum : sums) {
            out.writeLong(sum);
        }
    }

    /**
     * Goes to the end of an entry without reading it.
     *
     * @param sums how many there are
     */
    static void skip(ByteBuffer from, int sums) {
        skipText(from);
        skipBytes(from, 2 * Long.BYTES + SHA256_BYTES + Integer.BYTES);
        skipText(from);
        skipBytes(from, PixelHashes.BYTES + sums * Long.BYTES);
    }

    private static void skipText(ByteBuffer from) {
        skipBytes(from, Short.toUnsignedInt(from.getShort()));
    }

    private static void skipBytes(ByteBuffer from, int count) {
        from.position(from.position() + count);
    }

    /** @param sums how many there are */
    static CacheEntry read(DataInput in, int sums) throws IOException {
        String file = in.readUTF();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong());
        byte[] sha256 = new byte[SHA256_BYTES];
        in.readFully(sha256);
        int brightest = in.readInt();
        String problem = in.readUTF();
        byte[] hash = new byte[PixelHashes.BYTES];
        in.readFully(hash);
        long[] values = new long[sums];
        for (int i = 0; i < sums; i++) {
            values[i] = in.readLong();
        }
        return new CacheEntry(file, stamp, sha256, brightest, problem, hash, values);
    }
}
