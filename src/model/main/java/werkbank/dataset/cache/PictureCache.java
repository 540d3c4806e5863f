package werkbank.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.StorageException;
import werkbank.dataset.cache.PictureDecoder.Decoded;
import werkbank.file.CacheFolder;
import werkbank.file.DurableFile;
import werkbank.recipe.ImageSpec;

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
        CacheFile file = shelf.answers(request).filter(this::holds).findFirst().orElseGet(this::made);
        CacheIndex index = file.index();
        int[] readable = IntStream.range(0, index.count())
                .filter(i -> index.entry(i).isImage())
                .toArray();
        List<Unreadable> unreadable = unreadable(index);
        requireReadable(readable.length, unreadable);
        return pictures(file, readable, unreadable);
    }

    private static Pictures pictures(CacheFile file, int[] readable, List<Unreadable> unreadable) {
        CacheIndex index = file.index();
        KnownFacts facts = new KnownFacts(index, readable);
        return new Pictures(
                file.images().subset(readable),
                readable,
                unreadable,
                facts.sha256(),
                index.image(),
                index.why(),
                facts.sums(),
                facts.hashes(),
                facts.clipped());
    }

    /** Whether all pictures are as they were, and those that can't be read still can't. */
    private boolean holds(CacheFile file) {
        CacheIndex index = file.index();
        PictureDecoder decoder = new PictureDecoder(request, index.image(), new KnownRows(List.of()));
        return IntStream.range(0, index.count()).parallel().allMatch(i -> {
            CacheEntry entry = index.entry(i);
            return entry.isImage()
                    ? entry.stamp().equals(FileStamp.of(request.path(i)))
                    : !decoder.decode(i).entry().isImage();
        });
    }

    private CacheFile made() {
        PictureSurvey survey = PictureSurvey.of(request);
        ImageSpec image = survey.image();
        Path place = shelf.place(request, image);
        KnownRows known = new KnownRows(shelf.framedSo(request, image));
        PictureDecoder decoder = new PictureDecoder(request, image, known);
        try {
            DurableFile.write(place, out -> write(out, decoder, survey));
        } catch (StorageException e) {
            throw new StorageException(
                    e.getMessage() + "; " + CacheFolder.VARIABLE + " names another folder for decoded pictures", e);
        } finally {
            request.progress().over();
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
        CacheIndexWriter index = new CacheIndexWriter(request.folder().toString(), survey.image(), survey.why(), all);
        request.progress().on(0, all);
        new OrderedWork<Decoded>(all, ahead, decoder::decode).each((number, decoded) -> {
            out.write(decoded.values());
            index.add(decoded.entry());
            request.progress().on(number + 1, all);
        });
        CacheFile.writeEnd(out, index);
    }

    private static List<Unreadable> unreadable(CacheIndex index) {
        return index.entries()
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
                "%s: %,d of %s can't be read: %s%s; %s",
                request.folder(),
                unreadable.size(),
                Counted.of(request.files().size(), "picture"),
                named,
                unreadable.size() > NAMED ? String.format(Locale.ROOT, " and %,d more", unreadable.size() - NAMED) : "",
                readable == 0
                        ? "there is nothing to learn from"
                        : "mend or delete them, or leave them out with --skip-unreadable"));
    }
}
