package werkbank.engine.cuda;

import werkbank.recipe.Augmentation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * Memory that the kernel {@code pictures} needs beside the images: a field for each of its blocks, where that is too large for the
 * memory that a block has to itself, and the images that are to be mixed with each other.
 *
 * @param floats numbers of a block
 * @param isShared whether they fit into the block's own memory
 * @param blocks that the kernel has
 * @param mixed numbers of the images that are mixed afterwards; 0 where none are
 */
record PictureRoom(int floats, boolean isShared, int blocks, long mixed) {
    /** Bytes of shared memory that every card has for a block, but for what the kernel has besides. */
    private static final int SHARED = 42 * 1024;

    /** Blocks that have their fields in the card's memory. */
    private static final int LARGE_BLOCKS = 264;

    /** The room for a step of so many images. */
    static PictureRoom of(Augmentation augmentation, Shape shape, int images) {
        int floats = PictureChanges.of(augmentation).floats(shape);
        boolean isShared = floats <= SHARED / Float.BYTES;
        return new PictureRoom(
                floats,
                isShared,
                Math.min(images, isShared ? TileGrid.MOST_BLOCKS : LARGE_BLOCKS),
                augmentation.mixing().isNone() ? 0 : (long) images * shape.values());
    }

    /** Numbers of the blocks' fields in the card's memory. */
    long fields() {
        return isShared ? 0 : (long) blocks * floats;
    }

    /** Numbers in the card's memory. */
    long between() {
        return mixed + fields();
    }

    /**
     * The bytes of a network's {@link KernelMemory} for all the steps of a training.
     *
     * @param rows that it learns from; a step has no more
     */
    static long bytes(Recipe recipe, Shape shape, int rows) {
        return KernelMemory.bytes(recipe.training().batchSizes().stages().stream()
                .mapToInt(stage -> Math.min(stage.size(), rows))
                .mapToLong(images -> of(recipe.augmentation(), shape, images).between()));
    }
}
