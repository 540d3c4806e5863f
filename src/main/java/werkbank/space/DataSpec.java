package werkbank.space;

/**
 * Which images a study learns from.
 *
 * @param folder absolute path of the folder with the four IDX files, gzipped or not
 * @param trainLimit images to train on after the split, or to divide into folds; 0 for all
 * @param validation images held out of the training files, at least 1; 0 with folds
 * @param splitSeed decides which; studies with the same seed share their validation images
 * @param stratified whether each class has the same share of the validation images as of all; true with folds
 * @param folds parts of the images that are held out in turn, at least 2; 0 holds out {@code validation} images once
 */
public record DataSpec(String folder, int trainLimit, int validation, long splitSeed, boolean stratified, int folds) {

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
     * Images that trials are judged on.
     *
     * @param files images in the training files
     */
    public int judged(int files) {
        return folds == 0 ? validation : trainLimit == 0 ? files : Math.min(trainLimit, files);
    }

    /** The same in another folder. */
    public DataSpec in(String other) {
        return new DataSpec(other, trainLimit, validation, splitSeed, stratified, folds);
    }
}
