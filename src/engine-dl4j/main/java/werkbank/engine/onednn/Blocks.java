package werkbank.engine.onednn;

/** Long arrays in blocks that stay in the processor's first cache. */
final class Blocks {
    /** Numbers of a block. */
    static final int LENGTH = 2048;

    private Blocks() {}

    /** Work on a block. */
    interface Work {
        /**
         * Does the work on one block.
         *
         * @param start of the block in its array
         * @param count of the block's numbers
         * @param scratch of {@link #LENGTH}, to work with
         */
        void on(int start, int count, int[] scratch);
    }

    /** Goes through an array of a length, block by block. */
    static void forEach(int length, Work work) {
        int[] scratch = new int[LENGTH];
        for (int start = 0; start < length; start += LENGTH) {
            work.on(start, Math.min(LENGTH, length - start), scratch);
        }
    }

    /** Goes through an array of a length on several threads. */
    static void forEachSideBySide(int length, Work work) {
        ChannelThreads.forEach((length + LENGTH - 1) / LENGTH, block -> {
            int start = block * LENGTH;
            work.on(start, Math.min(LENGTH, length - start), new int[LENGTH]);
        });
    }
}
