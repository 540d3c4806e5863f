package werkbank.dataset.npz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
import werkbank.file.DurableFile;

/** An archive of arrays; each is opened only when it is asked for. */
final class NpzFile implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;
    private NpyScale scale;

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

    /**
     * Tells how many test images there are by the sizes that the archive's directory has of the arrays, none of which is
     * opened.
     *
     * @return empty where they are not of the types and shapes of the arrays to learn from, or don't fit together
     */
    OptionalLong countTest() {
        Optional<NpzPart.Names> test = names(NpzPart.TEST);
        Optional<NpzPart.Names> training = names(NpzPart.TRAINING);
        if (test.isEmpty() || training.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong images = countLike(training.get().images(), test.get().images());
        return images.equals(countLike(training.get().labels(), test.get().labels())) ? images : OptionalLong.empty();
    }

    private OptionalLong countLike(String known, String other) {
        NpyHeader header = unhashed(known, NpyReader::header);
        long row = LongStream.of(header.sizes()).skip(1).reduce(header.type().bytes(), (a, b) -> a * b);
        long values = size(other) - (size(known) - header.sizes()[0] * row);
        return row > 0 && values > 0 && values % row == 0 ? OptionalLong.of(values / row) : OptionalLong.empty();
    }

    /** The bytes of an array with its header; -1 where they aren't known. */
    private long size(String array) {
        return entry(array).map(ZipEntry::getSize).orElse(-1L);
    }

    /** @throws InputException when an array is missing or damaged, or images and labels don't fit together */
    NpzPart.Read read(NpzPart part) {
        NpzPart.Names names =
                names(part).orElseThrow(() -> missing(part.names().get(0).images()));
        String decided = names(NpzPart.TRAINING).map(NpzPart.Names::images).orElse(names.images());
        NpyScale scale = scale(decided);
        if (!decided.equals(names.images())) {
            unhashed(names.images(), reader -> {
                scale.requireFits(reader, decided);
                return scale;
            });
        }
        return read(names, scale, decided);
    }

    private NpzPart.Read read(NpzPart.Names names, NpyScale scale, String decided) {
        MessageDigest digest = DurableFile.newSha256();
        Images images = reading(names.images(), digest, reader -> NpyImages.read(reader, scale));
        int[] labels = reading(names.labels(), digest, NpyLabels::read);
        if (images.count() != labels.length) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %d images in %s but %d labels in %s",
                    path,
                    images.count(),
                    names.images(),
                    labels.length,
                    names.labels()));
        }
        NpyType type = unhashed(names.images(), reader -> reader.header().type());
        return new NpzPart.Read(
                images,
                labels,
                new SourceFile(path.getFileName().toString(), HexFormat.of().formatHex(digest.digest()), labels.length),
                scale.notes(type, names.images(), decided));
    }

    /** The range of the values, which is looked for once. */
    private NpyScale scale(String decided) {
        if (scale == null) {
            scale = unhashed(decided, NpyScale::of);
        }
        return scale;
    }

    private <T> T unhashed(String array, Reading<T> reading) {
        return reading(array, DurableFile.newSha256(), reading);
    }

    private InputException missing(String array) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected an array %s but found none; Keras's names are x_train, y_train, x_test and y_test",
                path,
                array));
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
