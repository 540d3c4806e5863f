package werkbank.dataset.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
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
        int record = kind.labels() + SHAPE.values();
        if (content.length == 0 || content.length % record != 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected records of %,d bytes, the form of %s, but the file has %,d, which is no multiple; fetch"
                            + " it again",
                    file,
                    record,
                    kind.words(),
                    content.length));
        }
        for (int at = 0; at < content.length; at += record) {
            labels.add(Byte.toUnsignedInt(content[at + kind.labels() - 1]));
            pixels.add(Arrays.copyOfRange(content, at + kind.labels(), at + record));
        }
        files.add(new SourceFile(file.getFileName().toString(), DurableFile.sha256(content), content.length / record));
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(String.format(
                        Locale.ROOT, "%s: a file of more than %,d bytes is none of CIFAR's", file, MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
        }
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
                    "%s: there are names of %d classes but a label is %d; add names, or delete the file with them",
                    folder,
                    classes,
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
