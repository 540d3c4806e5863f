package werkbank.bench;

import java.util.Optional;
import werkbank.recipe.ImageSpec;
import werkbank.space.DataSpec;

/** Data of which some images are held out at random, once, and none are drawn for a test. */
final class RandomSplit {
    private RandomSplit() {}

    /**
     * The data of a folder.
     *
     * @param trainLimit images to train on; 0 for all
     * @param validation images held out
     */
    static DataSpec of(String folder, int trainLimit, int validation) {
        return new DataSpec(
                folder,
                trainLimit,
                validation,
                1,
                false,
                0,
                DataSpec.HeldOut.RANDOM,
                0,
                false,
                Optional.empty(),
                false,
                ImageSpec.FROM_DATA);
    }
}
