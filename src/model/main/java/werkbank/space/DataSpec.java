package werkbank.space;

import java.util.Locale;
import java.util.Optional;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;
import werkbank.recipe.Training;

/**
 * Which images a study learns from.
 *
 * @param folder absolute path of the folder with the images
 * @param trainLimit images to train on after the split, or to divide into folds; 0 for all
 * @param validation images held out of the training files, at least 1; 0 with folds, and as long as the number depends on
 *     images that nobody has read, see {@link #isDecided}
 * @param splitSeed decides which are held out at random; studies with the same seed share their validation images
 * @param stratified whether each class has the same share of the validation images as of all; true with folds
 * @param folds parts of the images that are held out in turn, 2 to {@link #MOST_FOLDS}; 0 holds out {@code validation}
 *     images once
 * @param heldOut which of the images are held out; RANDOM with folds
 * @param validationShare the share of the images that is held out, when that was said in place of a number; otherwise 0
 * @param imagesDecide whether it is the images' source that says whether their division is stratified
 * @param test the part that is drawn for the test where there are no test images; empty where the images' source decides
 * @param skipUnreadable whether pictures that can't be read are left out
 * @param image how the pictures are framed
 */
public record DataSpec(
        String folder,
        int trainLimit,
        int validation,
        long splitSeed,
        boolean stratified,
        int folds,
        HeldOut heldOut,
        double validationShare,
        boolean imagesDecide,
        Optional<Portion> test,
        boolean skipUnreadable,
        ImageSpec image) {
    /** A trial's networks, one for each fold, are all in memory. */
    public static final int MOST_FOLDS = 100;

    /** Which images of the training files are held out; the YAML file names them in lower case. */
    public enum HeldOut {
        /** Images that the split's seed draws. */
        RANDOM,
        /** The last of the files, in their order; a limit then keeps the first. */
        LAST;

        /** The word for it in the YAML file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A trial's state on the disk may be of a version that always drew them, and never a test. */
    public DataSpec {
        heldOut = heldOut == null ? HeldOut.RANDOM : heldOut;
        test = test == null ? Optional.empty() : test;
        image = image == null ? ImageSpec.FROM_DATA : image;
    }

    /** Whether it is known how many images are held out, and how. */
    public boolean isDecided() {
        return folds > 0 || validation > 0 && !imagesDecide;
    }

    /** Holds out so many images in place of a share, or of what the images decide. */
    public DataSpec decided(int images, boolean inShares) {
        return new DataSpec(
                folder, trainLimit, images, splitSeed, inShares, folds, heldOut, 0, false, test, skipUnreadable, image);
    }

    /**
     * Images that one epoch trains on; with folds, that of all their networks together.
     *
     * @param files images in the training files
     */
    public int imagesAnEpoch(int files) {
        int most = files - validation;
        int kept = trainLimit == 0 ? most : Math.min(trainLimit, most);
        return folds == 0 ? kept : (folds - 1) * kept;
    }

    /**
     * Images that one epoch of a training takes, in the mean over its epochs; with folds, that of all its networks
     * together.
     *
     * @param files images in the training files
     */
    public double imagesAnEpoch(int files, Training plan) {
        int pass = imagesAnEpoch(files);
        if (plan.stepsPerEpoch() == 0) {
            return pass;
        }
        int batchSize = plan.batchSizes().of(1);
        int batches = (pass / Math.max(1, folds) - 1) / batchSize + 1;
        return (double) pass * plan.stepsPerEpoch() / batches;
    }

    /**
     * Images that trials are judged on.
     *
     * @param files images in the training files
     */
    public int heldOutOf(int files) {
        return folds == 0 ? validation : trainLimit == 0 ? files : Math.min(trainLimit, files);
    }

    /** Replaces how the pictures are framed. */
    public DataSpec with(ImageSpec other) {
        return with(folder, test, skipUnreadable, other);
    }

    /** Replaces the folder. */
    public DataSpec in(String other) {
        return with(other, test, skipUnreadable, image);
    }

    /** Replaces the part that is drawn for the test. */
    public DataSpec drawing(Portion part) {
        return with(folder, Optional.of(part), skipUnreadable, image);
    }

    /** Leaves pictures out that can't be read. */
    public DataSpec skippingUnreadable() {
        return with(folder, test, true, image);
    }

    /**
     * Reads pictures as a study did that was begun with the same specification: without those that it left out, and with
     * the bits that were seen then.
     *
     * @param begun as the study's record has it
     */
    public DataSpec readAs(DataSpec begun) {
        boolean skips = skipUnreadable || begun.skipUnreadable;
        return with(folder, test, skips, image.withBits(image.bits().or(begun.image::bits)));
    }

    private DataSpec with(String where, Optional<Portion> drawn, boolean skips, ImageSpec framing) {
        return new DataSpec(
                where,
                trainLimit,
                validation,
                splitSeed,
                stratified,
                folds,
                heldOut,
                validationShare,
                imagesDecide,
                drawn,
                skips,
                framing);
    }
}
