package werkbank.engine.cuda;

/**
 * How [rows][channels] are spread over blocks; {@code Tile} in {@code numbers.cuh} computes the same.
 *
 * @param tiles groups of channels that a block has
 * @param lanes rows that a block works on at the same time
 */
record TileGrid(int tiles, int lanes) {
    /** Blocks of a grid, about: more than a card runs at the same time. */
    static final int MOST_BLOCKS = 2048;

    private static final int MOST_GROUPS = 8;

    /** @param width channels of a thread; all of them are, or one by one where they don't divide or lie so */
    static TileGrid of(int channels, int width) {
        int all = (channels + width - 1) / width;
        int groups = all > MOST_GROUPS / 2 ? MOST_GROUPS : all > 2 ? MOST_GROUPS / 2 : all;
        return new TileGrid((all + groups - 1) / groups, KernelCall.BLOCK / groups);
    }

    /** @param wide channels of a thread where they divide */
    static TileGrid best(int channels, int wide) {
        return of(channels, channels % wide == 0 ? wide : 1);
    }

    /**
     * Blocks for work that can be cut into parts for each tile.
     *
     * @param least that there must be, those of a kernel that finds its arrays unaligned
     */
    int blocks(int parts, int least) {
        int most = Math.max(1, MOST_BLOCKS / tiles);
        return Math.max(least, tiles * Math.max(1, Math.min(parts, most)));
    }
}
