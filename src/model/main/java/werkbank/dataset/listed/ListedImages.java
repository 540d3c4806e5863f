package werkbank.dataset.listed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.DrawnTest;
import werkbank.dataset.Findings;
import werkbank.dataset.ImagePlaces;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.cache.Clipped;
import werkbank.dataset.cache.PictureRequest;
import werkbank.dataset.cache.Pictures;

/** Reads the pictures of a listing, one part of them at a time. */
public final class ListedImages {
    private final PictureListing listing;
    private final ImageRequest request;

    private ListedImages(PictureListing listing, ImageRequest request) {
        this.listing = listing;
        this.request = request;
    }

    /** Whether {@link #test} would find pictures. */
    public static boolean hasTest(PictureListing listing, ImageRequest request) {
        return DividedPictures.of(listing, request.test()).has(PicturePart.TEST);
    }

    /**
     * Reads the pictures to learn from, and after them those of a validation part.
     *
     * @throws InputException when there are none, or of one class only, or one can't be read
     */
    public static ImageSet training(PictureListing listing, ImageRequest request) {
        PictureListing divided = DividedPictures.of(listing, request.test());
        return new ListedImages(divided, request).training(!listing.has(PicturePart.TEST));
    }

    private ImageSet training(boolean drawn) {
        List<String> found = PictureListing.classesOf(listing.of(PicturePart.TRAINING));
        if (found.isEmpty()) {
            throw wrong("there are no pictures to train on; put some there, a folder for each class");
        }
        ClassNames classes = listing.names().map(fixed -> fitting(fixed, found)).orElseGet(() -> new ClassNames(found));
        if (classes.count() < 2) {
            throw wrong(oneClass(classes.of(0), drawn));
        }
        List<ListedPicture> training = known(PicturePart.TRAINING, classes);
        List<ListedPicture> all = Stream.concat(training.stream(), known(PicturePart.VALIDATION, classes).stream())
                .toList();
        Findings findings = listing.findings().with(List.of(), PartWarnings.of(listing, drawn, classes.names()));
        ImageSet set = read(all, training.size(), classes, findings);
        FoundLine line = new FoundLine(
                listing.format(),
                classes.count(),
                set.images().rows() - set.heldOut(),
                set.heldOut(),
                known(PicturePart.TEST, classes).size(),
                drawn);
        return set.with(new Findings(
                line.words(), set.findings().notes(), set.findings().warnings()));
    }

    private String oneClass(String left, boolean drawn) {
        List<String> taken = PictureListing.classesOf(listing.of(PicturePart.TEST)).stream()
                .filter(name -> drawn && !name.equals(left))
                .toList();
        return taken.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "all pictures to train on are of one class, '%s', and two are needed at least; name the folder"
                                + " in which each class has a folder of its own",
                        left)
                : String.format(
                        Locale.ROOT,
                        "the test that was drawn has all pictures of %s, which leaves one class to train on, '%s', and"
                                + " two are needed at least; put more pictures there, or draw no test with data:"
                                + " {test: 0}",
                        Counted.some(taken),
                        left);
    }

    private ClassNames fitting(ClassNames fixed, List<String> found) {
        List<String> others =
                found.stream().filter(name -> !fixed.names().contains(name)).toList();
        if (!others.isEmpty()) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "classes.txt has no line for %d of the classes: %s; add one for each, or delete the file",
                    others.size(),
                    Counted.some(others)));
        }
        return fixed;
    }

    /**
     * Reads the test pictures.
     *
     * @param classes of the training pictures; pictures of others are left out, and told
     * @throws InputException when there are none, or one can't be read
     */
    public static ImageSet test(PictureListing listing, ImageRequest request, ClassNames classes) {
        PictureListing divided = DividedPictures.of(listing, request.test());
        if (!divided.has(PicturePart.TEST)) {
            throw DrawnTest.none(request);
        }
        return new ListedImages(divided, request).test(!listing.has(PicturePart.TEST), classes);
    }

    private ImageSet test(boolean drawn, ClassNames classes) {
        List<ListedPicture> known = known(PicturePart.TEST, classes);
        if (known.isEmpty()) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "none of the test pictures is of a class that was learned: they are of %s, and learned were %s",
                    Counted.some(PictureListing.classesOf(listing.of(PicturePart.TEST))),
                    Counted.some(classes.names())));
        }
        Findings findings = new Findings("", List.of(), PartWarnings.of(listing, drawn, classes.names()));
        return read(known, known.size(), classes, findings);
    }

    private List<ListedPicture> known(PicturePart part, ClassNames classes) {
        return listing.of(part)
                .filter(picture -> classes.names().contains(picture.className()))
                .toList();
    }

    private ImageSet read(List<ListedPicture> wanted, int first, ClassNames classes, Findings findings) {
        Pictures pictures = Pictures.read(new PictureRequest(
                listing.folder(),
                wanted.stream().map(ListedPicture::file).toList(),
                request.image(),
                request.seesBits(),
                request.grey(),
                request.skipUnreadable(),
                request.cache(),
                request.progress()));
        int[] rows = pictures.files();
        int heldOut = (int) IntStream.of(rows).filter(row -> row >= first).count();
        List<SourceFile> files = files(pictures, rows.length);
        return new ImageSet(
                new LabelledImages(pictures.images(), labels(wanted, rows, classes), classes.count()),
                classes,
                files,
                heldOut,
                IntStream.of(rows).mapToObj(row -> wanted.get(row).file()).toList(),
                ImagePlaces.ofFiles(files, rows.length),
                findings.with(notes(pictures), warnings(pictures)),
                pictures.image(),
                Optional.of(pictures.sums()),
                Optional.of(pictures.hashes()));
    }

    private static int[] labels(List<ListedPicture> wanted, int[] rows, ClassNames classes) {
        Map<String, Integer> numbers = new HashMap<>();
        classes.names().forEach(name -> numbers.put(name, numbers.size()));
        return IntStream.of(rows)
                .map(row -> numbers.get(wanted.get(row).className()))
                .toArray();
    }

    private List<SourceFile> files(Pictures pictures, int count) {
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile(ImageSet.PICTURES, pictures.sha256(), count));
        files.addAll(listing.files());
        return files;
    }

    private static List<String> notes(Pictures pictures) {
        return pictures.why().isEmpty() ? List.of() : List.of(pictures.why());
    }

    private static List<String> warnings(Pictures pictures) {
        return Stream.concat(unreadable(pictures).stream(), clipped(pictures).stream())
                .toList();
    }

    private static Optional<String> clipped(Pictures pictures) {
        Clipped clipped = pictures.clipped();
        return clipped.pictures() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "16-bit values up to %,d in %s of %,d: with 'bits: %d' those from %,d on are white; say 'bits: %d'"
                                + " under 'image'",
                        clipped.brightest(),
                        Counted.of(clipped.pictures(), "picture"),
                        pictures.files().length,
                        clipped.bits(),
                        clipped.white(),
                        clipped.needed()));
    }

    private static Optional<String> unreadable(Pictures pictures) {
        return pictures.unreadable().isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s can't be read, left out: %s",
                        Counted.of(pictures.unreadable().size(), "picture"),
                        Counted.some(pictures.unreadable().stream()
                                .map(one -> one.file() + " (" + one.reason() + ")")
                                .toList())));
    }

    private InputException wrong(String words) {
        return new InputException(listing.folder() + ": " + words);
    }
}
