package werkbank.bench.peer;

/** The part that a library plays in a comparison. */
enum Side {
    /** Werkbank, as this checkout has it. */
    WERKBANK,
    /** A library of others. */
    PEER,
    /** Werkbank, as an older checkout has it. */
    BEFORE
}
