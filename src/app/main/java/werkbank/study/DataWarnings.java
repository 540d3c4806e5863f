package werkbank.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance.DataFile;
import werkbank.metric.FewImages;

/** Warns of images that make a study's figures say less than they seem to. */
final class DataWarnings {
    /** Images of a class below which nothing is learned of it. */
    private static final int FEW = 10;

    /** Classes that are named, at most. */
    private static final int NAMED = 10;

    private DataWarnings() {}

    /**
     * Sentences without a full stop, the gravest first.
     *
     * @param heldOut counts [classes] of all folds together
     * @param holding the way in which they are held out
     */
    static List<String> of(
            int[] training, int[] heldOut, HoldingOut holding, ClassNames classes, List<DataFile> files) {
        List<String> warnings = new ArrayList<>();
        none(training, classes)
                .ifPresent(names -> warnings.add(names + " no images to train on and will never be named"
                        + (classes.areNumbers()
                                ? "; labels are counted from 0, so where they begin with 1, subtract 1 from each"
                                : "")));
        few(training, classes)
                .ifPresent(names ->
                        warnings.add(String.format(Locale.ROOT, "%s fewer than %d images to train on", names, FEW)));
        none(where(heldOut, training), classes)
                .ifPresent(names -> warnings.add(names + " no held-out images, so nothing is known of how well they are"
                        + " recognised; " + holding.moreOfAClass()));
        int judging = IntStream.of(heldOut).sum();
        holding.warning(IntStream.of(training).sum(), judging).ifPresent(warnings::add);
        FewImages.warning(judging, "held-out").ifPresent(words -> warnings.add(words + "; " + holding.moreToTell()));
        if (files.stream().anyMatch(file -> file.name().startsWith("emnist-"))) {
            warnings.add(
                    "EMNIST's images lie transposed in its files: rows are columns, and predict needs pictures that lie"
                            + " so too");
        }
        return List.copyOf(warnings);
    }

    /** Counts of the classes that the others have; a class that they lack is left out as if it had some. */
    private static int[] where(int[] counts, int[] others) {
        return IntStream.range(0, counts.length)
                .map(label -> others[label] == 0 ? FEW : counts[label])
                .toArray();
    }

    private static Optional<String> none(int[] counts, ClassNames classes) {
        return names(counts, 0, 0, classes);
    }

    private static Optional<String> few(int[] counts, ClassNames classes) {
        return names(counts, 1, FEW - 1, classes);
    }

    /** The classes with a verb, such as {@code class 0 has} or {@code classes 3, 7 have}. */
    private static Optional<String> names(int[] counts, int from, int to, ClassNames classes) {
        List<Integer> labels = IntStream.range(0, counts.length)
                .filter(label -> counts[label] >= from && counts[label] <= to)
                .boxed()
                .toList();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                labels.size() == 1
                        ? classes.phrase(labels.get(0)) + " has"
                        : "classes "
                                + Counted.some(labels.stream().map(classes::of).toList(), NAMED) + " have");
    }
}
