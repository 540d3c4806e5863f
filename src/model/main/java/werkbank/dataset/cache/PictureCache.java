package werkbank.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.StorageException;
import werkbank.dataset.ChannelSums;
import werkbank.dataset.PixelHashes;
import werkbank.dataset.cache.PictureDecoder.Decoded;
import werkbank.file.CacheFolder;
import werkbank.file.DurableFile;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/**
 * Answers one request with a file of the cache. A file that is there is taken when all pictures have the size and the
 * modification time that they had; otherwise a new one is made, for which only those pictures are decoded whose content no
 * file has that was framed in the same way.
 */
final class PictureCache {
    /** Bytes of decoded images that wait to be written, at most. */
    private static final long WAITING = 64L << 20;

    private static final int MOST_WAITING = 1024;

    /** Unreadable files that a message names. */
    private static final int NAMED = 3;

    private final PictureRequest request;
    private final CacheShelf shelf;

    PictureCache(PictureRequest request) {
        this(request, new CacheShelf(request.cache()));
    }

    PictureCache(PictureRequest request, CacheShelf shelf) {
        this.request = request;
        this.shelf = shelf;
    }

    Pictures pictures() {
        CacheFile file = shelf.find(request).filter(this::holds).orElseGet(this::made);
        int[] readable = IntStream.range(0, request.files().size())
                .filter(i -> file.index().entries().get(i).isImage())
                .toArray();
        List<Unreadable> unreadable = unreadable(file.index().entries());
        requireReadable(readable.length, unreadable);
        return pictures(file, readable, unreadable);
    }

    private static Pictures pictures(CacheFile file, int[] readable, List<Unreadable> unreadable) {
        List<CacheEntry> entries =
                Arrays.stream(readable).mapToObj(file.index().entries()::get).toList();
        CacheIndex index = file.index();
        return new Pictures(
                file.images().subset(readable),
                readable,
                unreadable,
                sha256(entries),
                index.image(),
                index.why(),
                sums(entries, index.image().shape()),
                hashes(entries));
    }

    /** Whether all pictures are as they were, and those that can't be read still can't. */
    private boolean holds(CacheFile file) {
        Optional<Integer> bits = request.image().bits();
        if (bits.isPresent() && !bits.equals(file.index().image().bits())) {
            return false;
        }
        List<CacheEntry> entries = file.index().entries();
        PictureDecoder decoder = new PictureDecoder(request, file.index().image(), new KnownRows(List.of()));
        return IntStream.range(0, entries.size()).parallel().allMatch(i -> {
            CacheEntry entry = entries.get(i);
            return entry.isImage()
                    ? entry.stamp().equals(FileStamp.of(request.path(i)))
                    : !decoder.decode(i).entry().isImage();
        });
    }

    private CacheFile made() {
        PictureSurvey survey = PictureSurvey.of(request);
        ImageSpec image = survey.image();
        Path place = shelf.place(request, image);
        KnownRows known = new KnownRows(shelf.framedSo(image));
        PictureDecoder decoder = new PictureDecoder(request, image, known);
        try {
            DurableFile.write(place, out -> write(out, decoder, survey));
        } catch (StorageException e) {
            throw new StorageException(
                    e.getMessage() + "; " + CacheFolder.VARIABLE + " names another folder for decoded pictures", e);
        }
        shelf.tidy(request, place);
        return CacheFile.open(place)
                .orElseThrow(() -> new StorageException(
                        String.format(Locale.ROOT, "can't read %s, which was just written; see to the disk", place)));
    }

    private void write(OutputStream out, PictureDecoder decoder, PictureSurvey survey) throws IOException {
        int all = request.files().size();
        int each = survey.image().shape().values();
        int ahead = (int) Math.max(1, Math.min(MOST_WAITING, WAITING / each));
        List<CacheEntry> entries = new ArrayList<>(all);
        request.progress().on(0, all);
        new OrderedWork<Decoded>(all, ahead, decoder::decode).each((number, decoded) -> {
            out.write(decoded.values());
            entries.add(decoded.entry());
            request.progress().on(number + 1, all);
        });
        CacheFile.writeEnd(out, new CacheIndex(request.folder().toString(), survey.image(), survey.why(), entries));
    }

    private static List<Unreadable> unreadable(List<CacheEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.isImage())
                .map(entry -> new Unreadable(entry.file(), entry.problem()))
                .toList();
    }

    private void requireReadable(int readable, List<Unreadable> unreadable) {
        if (unreadable.isEmpty() || request.skipUnreadable() && readable > 0) {
            return;
        }
        String named = unreadable.stream()
                .limit(NAMED)
                .map(one -> one.file() + " (" + one.reason() + ")")
                .collect(Collectors.joining(", "));
        throw new InputException(String.format(
                Locale.ROOT,
                "%s: %,d of %,d pictures can't be read: %s%s; %s",
                request.folder(),
                unreadable.size(),
                request.files().size(),
                named,
                unreadable.size() > NAMED ? String.format(Locale.ROOT, " and %,d more", unreadable.size() - NAMED) : "",
                readable == 0
                        ? "there is nothing to learn from"
                        : "mend or delete them, or leave them out with --skip-unreadable"));
    }

    private static String sha256(List<CacheEntry> entries) {
        MessageDigest digest = DurableFile.newSha256();
        for (CacheEntry entry : entries) {
            digest.update(entry.file().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(entry.sha256());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ChannelSums sums(List<CacheEntry> entries, Shape shape) {
        return new ChannelSums(
                shape,
                entries.stream()
                        .flatMapToLong(entry -> Arrays.stream(entry.sums()))
                        .toArray());
    }

    private static PixelHashes hashes(List<CacheEntry> entries) {
        byte[] values = new byte[entries.size() * PixelHashes.BYTES];
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(entries.get(i).hash(), 0, values, i * PixelHashes.BYTES, PixelHashes.BYTES);
        }
        return new PixelHashes(values);
    }
}
