package werkbank.engine.cuda;

/** The calls by which memory of the card is taken and given back. */
interface MemoryCalls {
    /**
     * Allocates memory of the card.
     *
     * @param bytes at least 1
     * @return an address that is a multiple of 256; 0 when there is not so much left
     */
    long allocate(long bytes);

    /** Waits until it isn't used any more, then frees what {@link #allocate} gave. */
    void free(long address);

    /** Bytes that are free on the card, whoever uses the rest. */
    long left();

    /** Bytes of the whole card. */
    long total();
}
