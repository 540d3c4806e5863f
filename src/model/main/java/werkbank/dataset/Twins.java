package werkbank.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import werkbank.Counted;

/**
 * Images that have the same pixels as another one.
 *
 * @param pairs the words for each image and its twin, for instance {@code a/1.png = b/7.png}
 */
public record Twins(List<String> pairs) {
    /** Copies the list. */
    public Twins {
        pairs = List.copyOf(pairs);
    }

    /**
     * Finds the images that are held out and have a twin among those that their network learns from.
     *
     * @param splits of the images, several with folds
     */
    public static Twins heldOut(ImageSet set, PixelHashes hashes, List<Split> splits) {
        List<String> pairs = new ArrayList<>();
        for (Split split : splits) {
            Map<String, Integer> training = rows(hashes, split.training());
            for (int row : split.validation()) {
                Integer twin = training.get(hashes.of(row));
                if (twin != null) {
                    pairs.add(set.nameOf(row) + " = " + set.nameOf(twin));
                }
            }
        }
        return new Twins(pairs);
    }

    /** Finds the images that have a twin before them with another label. */
    public static Twins ofOtherClass(ImageSet set, PixelHashes hashes) {
        List<String> pairs = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        int[] labels = set.images().labels();
        for (int row = 0; row < labels.length; row++) {
            Integer twin = first.putIfAbsent(hashes.of(row), row);
            if (twin != null && labels[twin] != labels[row]) {
                pairs.add(String.format(
                        Locale.ROOT,
                        "%s (%s) = %s (%s)",
                        set.nameOf(twin),
                        set.classes().of(labels[twin]),
                        set.nameOf(row),
                        set.classes().of(labels[row])));
            }
        }
        return new Twins(pairs);
    }

    /** Finds the test images that have a twin among those of the training files, held out or not. */
    public static Twins ofTest(ImageSet test, ImageSet training) {
        PixelHashes known = training.pixelHashes();
        PixelHashes sealed = test.pixelHashes();
        Map<String, Integer> rows =
                rows(known, IntStream.range(0, known.count()).toArray());
        List<String> pairs = new ArrayList<>();
        for (int row = 0; row < sealed.count(); row++) {
            Integer twin = rows.get(sealed.of(row));
            if (twin != null) {
                pairs.add("test " + test.nameOf(row) + " = " + training.nameOf(twin));
            }
        }
        return new Twins(pairs);
    }

    private static Map<String, Integer> rows(PixelHashes hashes, int[] rows) {
        Map<String, Integer> first = new HashMap<>();
        for (int row : rows) {
            first.putIfAbsent(hashes.of(row), row);
        }
        return first;
    }

    /** How many images have a twin. */
    public int count() {
        return pairs.size();
    }

    /** A few of the pairs, for messages. */
    public String some() {
        return Counted.some(pairs);
    }
}
