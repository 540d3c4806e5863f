package werkbank.dataset.cache;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images of other files of the cache, found by the picture's file, or by its content wherever it lies. */
final class KnownRows {
    private final Map<File, Row> byFile = new HashMap<>();
    private final Map<String, Row> byContent = new HashMap<>();

    private record File(String folder, String name, FileStamp stamp) {}

    /** A row of a file of the cache. */
    record Row(CacheFile file, int number) {
        CacheEntry entry() {
            return file.index().entries().get(number);
        }

        byte[] values() {
            return file.images().row(number);
        }
    }

    KnownRows(List<CacheFile> files) {
        for (CacheFile file : files) {
            for (int number = 0; number < file.index().entries().size(); number++) {
                add(new Row(file, number));
            }
        }
    }

    private void add(Row row) {
        CacheEntry entry = row.entry();
        if (entry.isImage()) {
            byFile.put(new File(row.file().index().folder(), entry.file(), entry.stamp()), row);
            byContent.put(HexFormat.of().formatHex(entry.sha256()), row);
        }
    }

    /** The image of a file that hasn't changed since. */
    Optional<Row> ofFile(String folder, String name, FileStamp stamp) {
        return Optional.ofNullable(byFile.get(new File(folder, name, stamp)));
    }

    /** The image of a file with the same content. */
    Optional<Row> ofContent(byte[] sha256) {
        return byContent.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byContent.get(HexFormat.of().formatHex(sha256)));
    }
}
