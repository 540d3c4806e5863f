package werkbank.dataset;

/** A store of the values of images, one image after the other. Safe for several threads. */
interface PixelRows {
    /** How many images there are. */
    int count();

    /** Whether they lie in a file, from which the system takes them as they are needed. */
    boolean areMapped();

    /** The values of an image; the caller must not change them, since they may be the only ones. */
    byte[] row(int row);

    /** Copies the values of an image to {@code target}, from {@code offset} on. */
    void copy(int row, byte[] target, int offset);
}
