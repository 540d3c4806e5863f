package werkbank.experiment;

import java.util.List;
import java.util.Locale;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ImageSet;
import werkbank.dataset.Split;
import werkbank.recipe.Portion;
import werkbank.space.DataSpec;

/**
 * The number of images that are held out of those in a folder: a validation part of their own where the folder has one,
 * else what the space says, else a tenth. Spaces on IDX files that say nothing hold out what they always did.
 */
record HeldOutImages(DataSpec spec, String format, ImageSet set) {
    private static final String IDX = "idx";

    /** The number that is held out of IDX files; fewer images than that were refused once. */
    private static final int OF_IDX = 6000;

    /**
     * The specification with the number of images that are held out.
     *
     * @throws InputException when it says another number than the folder has, or leaves none to train on
     */
    DataSpec decided() {
        DataSpec decided = spec.folds() > 0 ? spec : spec.decided(number(), inShares());
        requireEnough(decided);
        return decided;
    }

    private int number() {
        int own = set.heldOut();
        if (own > 0) {
            requireSame(own);
            return own;
        }
        if (spec.validation() > 0) {
            return spec.validation();
        }
        if (spec.validationShare() > 0) {
            return new Portion(spec.validationShare(), 0).of(rows());
        }
        return format.equals(IDX) && rows() > OF_IDX ? OF_IDX : Portion.TENTH.of(rows());
    }

    private boolean inShares() {
        return spec.imagesDecide() ? !format.equals(IDX) : spec.stratified();
    }

    private int rows() {
        return set.images().rows();
    }

    private void requireSame(int own) {
        if (spec.validationShare() > 0 || spec.validation() > 0 && spec.validation() != own) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has a validation part of its own, %s, so data.validation does nothing; delete it",
                    spec.folder(),
                    Counted.of(own, "image")));
        }
    }

    private void requireEnough(DataSpec decided) {
        if (decided.validation() >= rows()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has %s; data.validation is %d and must leave some to train on",
                    spec.folder(),
                    Counted.of(rows(), "training image"),
                    decided.validation()));
        }
        int divided = spec.trainLimit() > 0 ? Math.min(spec.trainLimit(), rows()) : rows();
        if (spec.folds() > divided) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %s can't be divided into %d folds; lower data.folds%s",
                    spec.folder(),
                    Counted.of(divided, "training image"),
                    spec.folds(),
                    divided < rows() ? " or raise data.train-limit" : ""));
        }
    }

    /** Divides images as a specification says that is decided. */
    static List<Split> splits(DataSpec decided, ImageSet set) {
        int[] labels = set.images().labels();
        if (set.heldOut() > 0 && decided.folds() == 0) {
            return List.of(Split.own(labels, set.heldOut(), decided.trainLimit(), decided.splitSeed()));
        }
        return Split.all(
                labels,
                decided.validation(),
                decided.folds(),
                decided.trainLimit(),
                decided.splitSeed(),
                decided.stratified(),
                decided.heldOut() == DataSpec.HeldOut.LAST);
    }
}
