package werkbank.dataset.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Images of other files of the cache, found by the picture's file, or by its content wherever it lies. Some 30 bytes of heap
 * a row; the rows themselves stay in the files.
 */
final class KnownRows {
    private final List<CacheFile> files;
    /** The number of the first row of each file, counted through all of them. */
    private final int[] firsts;

    private final RowTable byFile;
    private final RowTable byContent;

    /** A row of a file of the cache. */
    record Row(CacheFile file, int number) {
        CacheEntry entry() {
            return file.index().entry(number);
        }

        byte[] values() {
            return file.images().row(number);
        }
    }

    KnownRows(List<CacheFile> files) {
        this.files = List.copyOf(files);
        this.firsts = new int[files.size()];
        int all = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = all;
            all = Math.addExact(all, files.get(i).index().count());
        }
        this.byFile = new RowTable(all);
        this.byContent = new RowTable(all);
        for (int i = 0; i < firsts.length; i++) {
            add(files.get(i).index(), firsts[i]);
        }
    }

    private void add(CacheIndex index, int first) {
        for (int number = 0; number < index.count(); number++) {
            CacheEntry entry = index.entry(number);
            if (entry.isImage()) {
                byFile.put(key(index.folder(), entry.file(), entry.stamp()), first + number);
                byContent.put(key(entry.sha256()), first + number);
            }
        }
    }

    private Row row(int number) {
        int file = firsts.length - 1;
        while (firsts[file] > number) {
            file--;
        }
        return new Row(files.get(file), number - firsts[file]);
    }

    /** The image of a file that hasn't changed since. */
    Optional<Row> ofFile(String folder, String name, FileStamp stamp) {
        return byFile.get(key(folder, name, stamp)).stream()
                .mapToObj(this::row)
                .filter(row -> {
                    CacheEntry entry = row.entry();
                    return entry.file().equals(name)
                            && entry.stamp().equals(stamp)
                            && row.file().index().folder().equals(folder);
                })
                .findFirst();
    }

    /** The image of a file with the same content. */
    Optional<Row> ofContent(byte[] sha256) {
        return byContent.get(key(sha256)).stream()
                .mapToObj(this::row)
                .filter(row -> MessageDigest.isEqual(row.entry().sha256(), sha256))
                .findFirst();
    }

    private static long key(byte[] sha256) {
        return ByteBuffer.wrap(sha256).getLong();
    }

    private static long key(String folder, String name, FileStamp stamp) {
        long key = RowTable.mixed(stamp.bytes() + RowTable.mixed(stamp.modified()));
        for (String text : List.of(folder, name)) {
            for (int i = 0; i < text.length(); i++) {
                key = RowTable.mixed(key + text.charAt(i));
            }
            key = RowTable.mixed(key - 1);
        }
        return key;
    }
}
