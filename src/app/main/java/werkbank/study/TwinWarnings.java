package werkbank.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.dataset.ImageSet;
import werkbank.dataset.PixelHashes;
import werkbank.dataset.Twins;
import werkbank.experiment.TrainingData;

/** Warns of the same image in two places, which makes figures look better than they are, or labels contradict. */
final class TwinWarnings {
    private TwinWarnings() {}

    /** Sentences without a full stop on the training files' images. */
    static List<String> of(TrainingData data) {
        PixelHashes hashes = data.set().pixelHashes();
        List<String> warnings = new ArrayList<>();
        Twins heldOut = Twins.heldOut(data.set(), hashes, data.splits());
        if (heldOut.count() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d of the held-out images %s the same pixels as one that is trained on, so figures on them say too"
                            + " much: %s; keep one of each",
                    heldOut.count(),
                    heldOut.count() == 1 ? "has" : "have",
                    heldOut.some()));
        }
        Twins contradicting = Twins.ofOtherClass(data.set(), hashes);
        if (contradicting.count() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d %s the same pixels as another of another class: %s; decide on one class",
                    contradicting.count(),
                    contradicting.count() == 1 ? "image has" : "images have",
                    contradicting.some()));
        }
        return warnings;
    }

    /** A sentence without a full stop, if test images are among the training files'. */
    static List<String> ofTest(ImageSet test, ImageSet training) {
        Twins twins = Twins.ofTest(test, training);
        return twins.count() == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%,d of the test images %s the same pixels as one to learn from, so figures on them say too much:"
                                + " %s; keep one of each and begin a new study",
                        twins.count(),
                        twins.count() == 1 ? "has" : "have",
                        twins.some()));
    }
}
