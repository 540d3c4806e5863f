package werkbank.dataset.npz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.file.DurableFile;

/** An archive of arrays; each is opened only when it is asked for. */
final class NpzFile implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;

    private NpzFile(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /** @throws InputException when it can't be read, or is no archive */
    static NpzFile open(Path path) {
        try {
            return new NpzFile(path, new ZipFile(path.toFile()));
        } catch (IOException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: expected an archive that numpy.savez writes (%s); save it again",
                            path,
                            DurableFile.reason(e)),
                    e);
        }
    }

    Path path() {
        return path;
    }

    boolean has(NpzPart part) {
        return names(part).isPresent();
    }

    private Optional<NpzPart.Names> names(NpzPart part) {
        return part.names().stream()
                .filter(names -> entry(names.images()).isPresent())
                .findFirst();
    }

    private Optional<ZipEntry> entry(String array) {
        return Optional.ofNullable(zip.getEntry(array + ".npy"));
    }

    /** @throws InputException when an array is missing or damaged, or images and labels don't fit together */
    NpzPart.Read read(NpzPart part) {
        NpzPart.Names names =
                names(part).orElseThrow(() -> missing(part.names().get(0).images()));
        MessageDigest digest = DurableFile.newSha256();
        NpyImages images = images(names.images(), digest);
        int[] labels = labels(names.labels(), digest);
        if (images.images().count() != labels.length) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %d images in %s but %d labels in %s",
                    path,
                    images.images().count(),
                    names.images(),
                    labels.length,
                    names.labels()));
        }
        return new NpzPart.Read(
                images.images(),
                labels,
                new SourceFile(path.getFileName().toString(), HexFormat.of().formatHex(digest.digest()), labels.length),
                images.notes());
    }

    private InputException missing(String array) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected an array %s but found none; Keras's names are x_train, y_train, x_test and y_test",
                path,
                array));
    }

    private NpyImages images(String array, MessageDigest digest) {
        double greatest = reading(array, DurableFile.newSha256(), NpyImages::greatest);
        return reading(array, digest, reader -> NpyImages.read(reader, array, greatest));
    }

    private int[] labels(String array, MessageDigest digest) {
        return reading(array, digest, NpyLabels::read);
    }

    private interface Reading<T> {
        T from(NpyReader reader);
    }

    private <T> T reading(String array, MessageDigest digest, Reading<T> reading) {
        ZipEntry entry = entry(array).orElseThrow(() -> missing(array));
        String name = path + ": " + array;
        try (NpyReader reader = NpyReader.open(name, zip.getInputStream(entry), digest)) {
            return reading.from(reader);
        } catch (IOException e) {
            throw NpyReader.damaged(name, e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
