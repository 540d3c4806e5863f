package werkbank.dataset.cache;

import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.ChannelSums;
import werkbank.dataset.PixelHashes;
import werkbank.file.DurableFile;
import werkbank.picture.EncodedPicture;
import werkbank.picture.PictureFraming;
import werkbank.recipe.ImageSpec;

/** Makes the image of one file of a request, unless the cache has it already. Safe for several threads. */
final class PictureDecoder {
    private final PictureRequest request;
    private final ImageSpec image;
    private final PictureFraming framing;
    private final KnownRows known;

    /**
     * The outcome for one file.
     *
     * @param values of the image; zeros when it can't be read
     */
    record Decoded(CacheEntry entry, byte[] values) {}

    /** @param image with size and colour */
    PictureDecoder(PictureRequest request, ImageSpec image, KnownRows known) {
        this.request = request;
        this.image = image;
        this.framing = new PictureFraming(image, request.grey());
        this.known = known;
    }

    Decoded decode(int file) {
        String name = request.files().get(file);
        FileStamp stamp = FileStamp.of(request.path(file));
        return known.ofFile(request.folder().toString(), name, stamp)
                .map(row -> new Decoded(row.entry(), row.values()))
                .orElseGet(() -> read(file, name, stamp));
    }

    private Decoded read(int file, String name, FileStamp stamp) {
        try {
            EncodedPicture picture = EncodedPicture.read(request.path(file));
            byte[] sha256 = DurableFile.newSha256().digest(picture.bytes());
            Optional<KnownRows.Row> same = known.ofContent(sha256);
            byte[] values = same.map(KnownRows.Row::values).orElseGet(() -> framing.of(picture));
            int brightest = same.map(row -> row.entry().brightest()).orElseGet(() -> brightest(picture));
            long[] sums = ChannelSums.ofImage(values, image.shape().channels());
            byte[] hash = PixelHashes.ofImage(values);
            return new Decoded(new CacheEntry(name, stamp, sha256, brightest, "", hash, sums), values);
        } catch (InputException e) {
            return new Decoded(
                    CacheEntry.unreadable(
                            name, stamp, reason(file, e), 2 * image.shape().channels()),
                    new byte[image.shape().values()]);
        }
    }

    /** Decodes a picture once more, but only one of those whose values may be brighter than white. */
    private int brightest(EncodedPicture picture) {
        boolean mayClip = image.bits().filter(bits -> bits < Short.SIZE).isPresent();
        return mayClip && picture.header().isWide() ? picture.brightest().orElse(0) : 0;
    }

    /** The message without the file's path, which the one who tells it has. */
    private String reason(int file, InputException e) {
        String path = request.path(file) + ": ";
        String message = e.getMessage();
        return message.startsWith(path) ? message.substring(path.length()) : String.format(Locale.ROOT, "%s", message);
    }
}
