package werkbank.recipe;

/** Kinds of algorithms that a network is trained with; the YAML file names them in lower case. */
public enum Algorithms {
    /** Algorithms that give the same bits each time on the same device. */
    DETERMINISTIC,
    /** The quickest algorithms, which may add in another order each time. */
    FAST
}
