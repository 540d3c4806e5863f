package werkbank.space;

import java.util.Optional;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;

/** Makes specifications of data for tests, which say what matters to them alone. */
public final class DataSpecBuilder {
    private final String folder;
    private int trainLimit;
    private int validation = 1;
    private long splitSeed = 1;
    private ImageSpec image = ImageSpec.FROM_DATA;
    private boolean stratified;
    private int folds;
    private DataSpec.HeldOut heldOut = DataSpec.HeldOut.RANDOM;

    private double validationShare;
    private boolean imagesDecide;
    private Optional<Portion> test = Optional.empty();

    private DataSpecBuilder(String folder) {
        this.folder = folder;
    }

    /** All images of a folder, one of which is held out at random. */
    public static DataSpecBuilder in(String folder) {
        return new DataSpecBuilder(folder);
    }

    /** Data that nobody reads, for trials whose images are at hand. */
    public static DataSpec unread() {
        return in("unread").build();
    }

    public DataSpecBuilder trainLimit(int value) {
        trainLimit = value;
        return this;
    }

    public DataSpecBuilder validation(int value) {
        validation = value;
        return this;
    }

    /** Holds out a share in place of a number. */
    public DataSpecBuilder validationShare(double value) {
        validation = 0;
        validationShare = value;
        return this;
    }

    public DataSpecBuilder stratified(boolean value) {
        stratified = value;
        return this;
    }

    /** Leaves it to the images how many are held out, and how. */
    public DataSpecBuilder asTheImagesDecide() {
        validation = 0;
        imagesDecide = true;
        return this;
    }

    public DataSpecBuilder test(Portion value) {
        test = Optional.of(value);
        return this;
    }

    public DataSpecBuilder image(ImageSpec value) {
        image = value;
        return this;
    }

    public DataSpecBuilder splitSeed(long value) {
        splitSeed = value;
        return this;
    }

    public DataSpecBuilder heldOut(DataSpec.HeldOut value) {
        heldOut = value;
        return this;
    }

    /** Holds out each of the folds in turn, stratified, in place of some images once. */
    public DataSpecBuilder folds(int value) {
        folds = value;
        validation = 0;
        stratified = true;
        return this;
    }

    public DataSpec build() {
        return new DataSpec(
                folder,
                trainLimit,
                validation,
                splitSeed,
                stratified,
                folds,
                heldOut,
                validationShare,
                imagesDecide,
                test,
                false,
                image);
    }
}
