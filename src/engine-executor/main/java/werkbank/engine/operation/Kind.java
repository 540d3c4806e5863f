package werkbank.engine.operation;

/** Kinds of numbers in a {@link Buffer}. */
public enum Kind {
    /** 32-bit floating point: parameters, gradients that are summed up, statistics, figures. */
    FLOAT,
    /** Activations and their gradients, as wide as the {@link Operations#precision precision} stores them. */
    VALUE,
    /** 32-bit whole numbers: row numbers, labels, tables of steps. */
    INT,
    /** Unsigned bytes: images. */
    BYTE
}
