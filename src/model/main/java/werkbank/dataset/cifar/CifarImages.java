package werkbank.dataset.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
import werkbank.dataset.TestOutline;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;

/** The images of some binary files, in their order. A record has its labels, then 1,024 values each of red, green and blue. */
final class CifarImages {
    private static final Shape SHAPE = new Shape(3, 32, 32);

    /** The files of the two data sets have 30 to 150 MB. */
    private static final long MOST_BYTES = 1_000_000_000;

    private final CifarKind kind;
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private Path folder;

    private CifarImages(CifarKind kind) {
        this.kind = kind;
    }

    /**
     * Reads one file after the other.
     *
     * @param files at least one
     * @throws InputException when one is missing, or is cut off
     */
    static CifarImages read(CifarKind kind, List<Path> files) {
        CifarImages images = new CifarImages(kind);
        files.forEach(images::read);
        return images;
    }

    private void read(Path file) {
        folder = file.getParent();
        byte[] content = content(file);
        int count = count(kind, file, content.length);
        int record = record(kind);
        for (int at = 0; at < content.length; at += record) {
            labels.add(Byte.toUnsignedInt(content[at + kind.labels() - 1]));
            pixels.add(Arrays.copyOfRange(content, at + kind.labels(), at + record));
        }
        files.add(new SourceFile(file.getFileName().toString(), DurableFile.sha256(content), count));
    }

    private static int record(CifarKind kind) {
        return kind.labels() + SHAPE.values();
    }

    /**
     * Tells by its size alone how many images a file has.
     *
     * @throws InputException when the file is missing, or is cut off
     */
    static int count(CifarKind kind, Path file) {
        return count(kind, file, size(file));
    }

    private static int count(CifarKind kind, Path file, long bytes) {
        int record = record(kind);
        if (bytes == 0 || bytes % record != 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected records of %,d bytes, the form of %s, but the file has %,d, which is no multiple; fetch"
                            + " it again",
                    file,
                    record,
                    kind.words(),
                    bytes));
        }
        return (int) (bytes / record);
    }

    /**
     * Outlines the images of a file by its size alone.
     *
     * @throws InputException when the file is missing, or is cut off
     */
    static TestOutline outline(CifarKind kind, Path file) {
        count(kind, file);
        return new TestOutline(file.toString(), SHAPE, file.toString(), new int[0]);
    }

    private static byte[] content(Path file) {
        size(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long size(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES) {
                throw new InputException(String.format(
                        Locale.ROOT, "%s: a file of more than %,d bytes is none of CIFAR's", file, MOST_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputException unreadable(Path file, IOException e) {
        return new InputException(String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
    }

    int count() {
        return labels.size();
    }

    int[] labels() {
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }

    int largestLabel() {
        return IntStream.of(labels()).max().orElseThrow();
    }

    /** @throws InputException when there are more classes in the files than names */
    void requireBelow(int classes) {
        if (largestLabel() >= classes) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: there are names of %s but a label is %d; add names, or delete the file with them",
                    folder,
                    Counted.of(classes, "class"),
                    largestLabel()));
        }
    }

    Images images() {
        return new Images(pixels.toArray(byte[][]::new), SHAPE);
    }

    List<SourceFile> files() {
        return List.copyOf(files);
    }
}
