package werkbank.dataset.listed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.DrawnTest;
import werkbank.recipe.Portion;

/** A listing in which every picture has its part: its own, or one that was drawn. */
final class DividedPictures {
    private DividedPictures() {}

    /**
     * Gives each picture a part. Where there are no test pictures, some of those to learn from are drawn: as many as are
     * wanted, or when nothing is said, a tenth of pictures of which nobody has said which are learned from. All are only
     * taken of the latter.
     *
     * @throws InputException when none would be left to learn from
     */
    static PictureListing of(PictureListing listing, Optional<Portion> wanted) {
        if (listing.has(PicturePart.TEST)) {
            return listing;
        }
        Portion test = wanted.filter(part -> !listing.isDivided() || !part.equals(Portion.ALL))
                .orElse(listing.isDivided() ? Portion.NONE : Portion.TENTH);
        List<Integer> candidates = IntStream.range(0, listing.pictures().size())
                .filter(i -> !listing.pictures().get(i).isIn(PicturePart.VALIDATION))
                .boxed()
                .toList();
        requireEnough(listing, candidates.size(), test, wanted.isPresent());
        List<String> classes = PictureListing.classesOf(listing.pictures().stream());
        Set<Integer> drawn = new HashSet<>();
        if (!candidates.isEmpty()) {
            int[] labels = candidates.stream()
                    .mapToInt(i -> classes.indexOf(listing.pictures().get(i).className()))
                    .toArray();
            IntStream.of(DrawnTest.rows(labels, test)).forEach(row -> drawn.add(candidates.get(row)));
        }
        List<ListedPicture> divided = new ArrayList<>();
        for (int i = 0; i < listing.pictures().size(); i++) {
            ListedPicture picture = listing.pictures().get(i);
            PicturePart part = picture.part().orElse(PicturePart.TRAINING);
            divided.add(picture.in(drawn.contains(i) ? PicturePart.TEST : part));
        }
        return listing.with(divided);
    }

    private static void requireEnough(PictureListing listing, int candidates, Portion test, boolean isAsked) {
        if (candidates == 0 || test.equals(Portion.ALL) || test.of(candidates) < candidates) {
            return;
        }
        if (!isAsked) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has one picture to learn from, and the test takes a tenth, one at least; put more there",
                    listing.folder()));
        }
        throw new InputException(String.format(
                Locale.ROOT,
                "%s has %s to learn from; data.test is %d and must leave some",
                listing.folder(),
                Counted.of(candidates, "picture"),
                test.of(candidates)));
    }
}
