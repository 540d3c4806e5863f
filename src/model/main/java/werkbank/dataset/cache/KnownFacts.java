package werkbank.dataset.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.dataset.ChannelSums;
import werkbank.dataset.PixelHashes;
import werkbank.file.DurableFile;

/**
 * The facts of an index about some of its pictures together.
 *
 * @param rows of the index, in the order that the images shall have
 */
record KnownFacts(CacheIndex index, int[] rows) {
    private Stream<CacheEntry> entries() {
        return IntStream.of(rows).mapToObj(index::entry);
    }

    /** The SHA-256 of names and contents, in their order, lower-case hexadecimal. */
    String sha256() {
        MessageDigest digest = DurableFile.newSha256();
        entries().forEachOrdered(entry -> {
            digest.update(entry.file().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(entry.sha256());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    ChannelSums sums() {
        int each = index.sums();
        long[] values = new long[rows.length * each];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(index.entry(rows[i]).sums(), 0, values, i * each, each);
        }
        return new ChannelSums(index.image().shape(), values);
    }

    Clipped clipped() {
        return index.image().bits().map(this::clipped).orElse(Clipped.NONE);
    }

    private Clipped clipped(int bits) {
        int[] brighter = entries()
                .mapToInt(CacheEntry::brightest)
                .filter(brightest -> brightest >= 1 << bits)
                .toArray();
        return brighter.length == 0
                ? Clipped.NONE
                : new Clipped(
                        brighter.length, bits, IntStream.of(brighter).max().orElseThrow());
    }

    PixelHashes hashes() {
        byte[] values = new byte[rows.length * PixelHashes.BYTES];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(index.entry(rows[i]).hash(), 0, values, i * PixelHashes.BYTES, PixelHashes.BYTES);
        }
        return new PixelHashes(values);
    }
}
