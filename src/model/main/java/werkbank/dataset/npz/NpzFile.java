package werkbank.dataset.npz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ImagePlaces;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
import werkbank.dataset.TestOutline;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;

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
     * Tells by the header alone how many images a part has.
     *
     * @throws InputException when there is no such part, or its images are none
     */
    long count(NpzPart part) {
        return header(required(part).images()).sizes()[0];
    }

    /**
     * Outlines a part by its headers, its labels and the range of its values, none of which is kept.
     *
     * @throws InputException when an array is missing or damaged, images and labels don't fit together, or the values have
     *     another range than those to learn from
     */
    TestOutline outline(NpzPart part) {
        NpzPart.Names names = required(part);
        NpyHeader images = header(names.images());
        Shape shape = NpyImages.shape(images);
        int[] labels = unhashed(names.labels(), NpyLabels::read);
        requireAsMany(names, images.sizes()[0], labels.length);
        fittingScale(names);
        return new TestOutline(nameOf(names.images()), shape, nameOf(names.labels()), labels);
    }

    private NpyHeader header(String array) {
        return unhashed(array, NpyReader::header);
    }

    private NpzPart.Names required(NpzPart part) {
        return names(part).orElseThrow(() -> missing(part.names().get(0).images()));
    }

    /** @throws InputException when an array is missing or damaged, or images and labels don't fit together */
    NpzPart.Read read(NpzPart part) {
        NpzPart.Names names = required(part);
        return read(names, fittingScale(names), deciding(names));
    }

    /** The array by which the range is decided: that of the images to learn from, or of a part that is alone. */
    private String deciding(NpzPart.Names part) {
        return names(NpzPart.TRAINING).map(NpzPart.Names::images).orElse(part.images());
    }

    private NpyScale fittingScale(NpzPart.Names names) {
        String decided = deciding(names);
        NpyScale scale = scale(decided);
        if (!decided.equals(names.images())) {
            unhashed(names.images(), reader -> {
                scale.requireFits(reader, decided);
                return scale;
            });
        }
        return scale;
    }

    private NpzPart.Read read(NpzPart.Names names, NpyScale scale, String decided) {
        MessageDigest digest = DurableFile.newSha256();
        Images images = reading(names.images(), digest, reader -> NpyImages.read(reader, scale));
        int[] labels = reading(names.labels(), digest, NpyLabels::read);
        requireAsMany(names, images.count(), labels.length);
        NpyType type = header(names.images()).type();
        return new NpzPart.Read(
                images,
                labels,
                new SourceFile(path.getFileName().toString(), HexFormat.of().formatHex(digest.digest()), labels.length),
                List.of(new ImagePlaces.Part(names.images(), labels.length)),
                scale.notes(type, names.images(), decided));
    }

    private void requireAsMany(NpzPart.Names names, long images, int labels) {
        if (images != labels) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %s in %s but %s in %s; save one label for each image",
                    path,
                    Counted.of(images, "image"),
                    names.images(),
                    Counted.of(labels, "label"),
                    names.labels()));
        }
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
        String name = nameOf(array);
        try (NpyReader reader = NpyReader.open(name, zip.getInputStream(entry), digest)) {
            return reading.from(reader);
        } catch (IOException e) {
            throw NpyReader.damaged(name, e);
        }
    }

    private String nameOf(String array) {
        return path + ": " + array;
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
