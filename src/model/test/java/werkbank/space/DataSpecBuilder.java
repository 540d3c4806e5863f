package werkbank.space;

/** Makes specifications of data for tests, which say what matters to them alone. */
public final class DataSpecBuilder {
    private final String folder;
    private int trainLimit;
    private int validation = 1;
    private long splitSeed = 1;
    private boolean stratified;
    private int folds;
    private DataSpec.HeldOut heldOut = DataSpec.HeldOut.RANDOM;

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
        return new DataSpec(folder, trainLimit, validation, splitSeed, stratified, folds, heldOut);
    }
}
