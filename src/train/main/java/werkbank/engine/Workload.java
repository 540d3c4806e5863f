package werkbank.engine;

import werkbank.recipe.Shape;

/**
 * The images that a worker has in memory, and how many of them its networks train on.
 *
 * @param rows images of all training files, held out or not
 * @param mapped whether they lie in a file, whose pages the system gives to whoever needs them and takes back
 * @param shape of each image
 * @param classes at least 2
 * @param networks trained side by side: one, or one for each fold
 * @param training images that each network learns from
 * @param heldOut images that judge each network
 */
public record Workload(int rows, boolean mapped, Shape shape, int classes, int networks, int training, int heldOut) {
    /** A Java array's header, the reference to it, its place and its label. */
    private static final int BYTES_BESIDE_AN_IMAGE = 24;

    /** The bytes that are kept of a mapped image: its file's name, sums, hash, label and places. */
    private static final int BYTES_OF_A_MAPPED_IMAGE = 200;

    /** The memory that all images take in a worker, in bytes. */
    public long imageBytes() {
        return rows * (mapped ? BYTES_OF_A_MAPPED_IMAGE : (long) shape.values() + BYTES_BESIDE_AN_IMAGE);
    }
}
