package werkbank.dataset.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.recipe.ImageSpec;

/** Keeps what is known of pictures, as bytes, until their images are written. */
final class CacheIndexWriter {
    private final Pieces pieces = new Pieces();
    private final DataOutputStream out = new DataOutputStream(pieces);

    /**
     * @param folder of the pictures
     * @param image how they were framed, with size and colour
     * @param why they have this size; empty where it was asked for
     * @param count of the pictures
     */
    CacheIndexWriter(String folder, ImageSpec image, String why, int count) throws IOException {
        out.writeUTF(folder);
        out.writeUTF(Json.write(image));
        out.writeUTF(why);
        out.writeInt(count);
    }

    /** Adds the next picture. */
    void add(CacheEntry entry) throws IOException {
        entry.write(out);
    }

    /** Writes the index, and returns its SHA-256. */
    byte[] writeTo(OutputStream target) throws IOException {
        MessageDigest digest = DurableFile.newSha256();
        for (Piece piece : pieces.all) {
            digest.update(piece.bytes, 0, piece.length);
            target.write(piece.bytes, 0, piece.length);
        }
        return digest.digest();
    }

    /** The number of bytes that {@link #writeTo} writes. */
    long length() {
        return pieces.all.stream().mapToLong(piece -> piece.length).sum();
    }

    private static final class Piece {
        private final byte[] bytes = new byte[1 << 16];
        private int length;
    }

    /** Bytes in pieces, since an array that grows is copied, and then there twice. */
    private static final class Pieces extends OutputStream {
        private final List<Piece> all = new ArrayList<>();

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] values, int from, int count) {
            for (int at = from; at < from + count; ) {
                Piece last = all.isEmpty() ? null : all.get(all.size() - 1);
                if (last == null || last.length == last.bytes.length) {
                    last = new Piece();
                    all.add(last);
                }
                int part = Math.min(from + count - at, last.bytes.length - last.length);
                System.arraycopy(values, at, last.bytes, last.length, part);
                last.length += part;
                at += part;
            }
        }
    }
}
