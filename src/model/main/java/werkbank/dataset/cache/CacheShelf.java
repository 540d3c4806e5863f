package werkbank.dataset.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;

/**
 * The folder with the cache's files. A file's name says how its pictures were framed and which request it answers, so that
 * files with the same framing are found, whose images may do for other requests. Those that were used least recently are
 * deleted when all together become too large.
 */
final class CacheShelf {
    static final String ENDING = ".images";

    /** Bytes of all files together. */
    static final long MOST_BYTES = 20L << 30;

    /** Files that a process left when it was killed are deleted after this time. */
    private static final Duration LEFT = Duration.ofDays(1);

    private static final int NAME_BYTES = 10;

    private final Path folder;
    private final long most;

    CacheShelf(Path folder) {
        this(folder, MOST_BYTES);
    }

    CacheShelf(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * The files in order that answer a request, each opened when it is asked for: its own, and those with the bits that
     * it wants, which were seen in the pictures. A request that sees them itself takes no other's, since those may have
     * been asked for.
     */
    Stream<CacheFile> answers(PictureRequest request) {
        Stream<CacheFile> own = opened(request);
        if (request.seesBits()) {
            return own;
        }
        Optional<Integer> bits = request.image().bits();
        Stream<CacheFile> seen = opened(request.seeingBits())
                .filter(file -> file.index().image().bits().equals(bits));
        return Stream.concat(own, seen);
    }

    private Stream<CacheFile> opened(PictureRequest request) {
        String ending = ending(request);
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .flatMap(file -> touched(file).stream());
    }

    private static String ending(PictureRequest request) {
        return "-" + key(request) + ENDING;
    }

    /** Marks a file as used. */
    private static Optional<CacheFile> touched(Path file) {
        Optional<CacheFile> opened = CacheFile.open(file);
        if (opened.isPresent()) {
            try {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } catch (IOException e) {
                // Then it is deleted earlier than it might be.
            }
        }
        return opened;
    }

    /** All files with pictures that were framed so, and as a request wants grey ones. */
    List<CacheFile> framedSo(PictureRequest request, ImageSpec image) {
        String start = framing(request, image) + "-";
        return files().stream()
                .filter(file -> file.getFileName().toString().startsWith(start))
                .flatMap(file -> CacheFile.open(file).stream())
                .toList();
    }

    /** The file that the answer to a request belongs into. */
    Path place(PictureRequest request, ImageSpec image) {
        return folder.resolve(framing(request, image) + ending(request));
    }

    /** Deletes other answers to the same request, and what is too much; {@code kept} stays. */
    void tidy(PictureRequest request, Path kept) {
        String ending = ending(request);
        long bytes = 0;
        for (Path file : newestFirst()) {
            boolean isOld = file.getFileName().toString().endsWith(ending) && !file.equals(kept);
            bytes += isOld ? 0 : file.toFile().length();
            if (!file.equals(kept) && (isOld || bytes > most)) {
                delete(file);
            }
        }
        for (Path file : list(DurableFile.UNFINISHED_NAMES)) {
            if (modified(file).isBefore(Instant.now().minus(LEFT))) {
                delete(file);
            }
        }
    }

    private List<Path> newestFirst() {
        return files().stream()
                .sorted(Comparator.comparing(CacheShelf::modified).reversed())
                .toList();
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Another process has it in use, which some systems don't allow for.
        }
    }

    private List<Path> files() {
        return list("*" + ENDING);
    }

    private List<Path> list(String names) {
        try (Stream<Path> found = Files.list(folder)) {
            var matcher = folder.getFileSystem().getPathMatcher("glob:" + names);
            return found.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // There is nothing yet.
            return List.of();
        }
    }

    private static String framing(PictureRequest request, ImageSpec image) {
        return name(List.of(Json.write(image.with(Optional.empty())) + grey(request)));
    }

    private static String grey(PictureRequest request) {
        return request.grey().map(Framing::label).orElse("");
    }

    private static String key(PictureRequest request) {
        String asked = Json.write(request.image().with(Optional.empty())) + grey(request);
        String bits = request.seesBits() ? "seen" : "";
        return name(Stream.concat(Stream.of(request.folder().toString(), asked, bits), request.files().stream())
                .toList());
    }

    private static String name(List<String> parts) {
        MessageDigest digest = DurableFile.newSha256();
        digest.update((byte) CacheFile.VERSION);
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    }
}
