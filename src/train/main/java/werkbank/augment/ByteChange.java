package werkbank.augment;

/** A change of an image's bytes, channels × height × width values 0 to 255. */
@FunctionalInterface
interface ByteChange {
    /**
     * Writes the changed image.
     *
     * @param sign of the change, 1 or −1, where it has two
     * @param to another array than {@code from}
     */
    void apply(byte[] from, int sign, byte[] to);
}
