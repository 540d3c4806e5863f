package werkbank.study;

import java.util.Locale;
import java.util.Optional;
import werkbank.space.DataSpec;

/**
 * The way in which a study holds images out, and what can be advised to who has it.
 *
 * @param spec decided
 * @param isOwnPart whether they are a part of their own in the data folder
 */
record HoldingOut(DataSpec spec, boolean isOwnPart) {
    /** The remedy where a class has no held-out images. */
    String moreOfAClass() {
        if (isOwnPart) {
            return "put some into the validation part";
        }
        boolean isDrawnFromAllAlike = !spec.stratified() && spec.heldOut() == DataSpec.HeldOut.RANDOM;
        return isDrawnFromAllAlike ? "hold out more, or write stratified: true" : "hold out more";
    }

    /** The words for what tells more where few images are held out. */
    String moreToTell() {
        return spec.folds() > 0 ? "more images tell more" : "more of them, or folds over all images, tell more";
    }

    /** A warning of fewer images to learn from than held out, unless somebody wants that few, or made the part. */
    Optional<String> warning(int training, int heldOut) {
        boolean isWanted = isOwnPart || spec.folds() > 0 || spec.trainLimit() > 0;
        return isWanted || training >= heldOut
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "more images are held out, %,d, than learned from, %,d; data.validation says how many, for"
                                + " instance 0.1 a tenth",
                        heldOut,
                        training));
    }
}
