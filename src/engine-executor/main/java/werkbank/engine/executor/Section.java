package werkbank.engine.executor;

/** Parts of the parameters that are treated alike; they follow one another in the device's memory. */
enum Section {
    /** Weights of convolutions: learned, penalised and decayed; they have a copy that layers multiply with. */
    FILTERS,
    /** Weights of dense layers, likewise. */
    MATRICES,
    /** Biases, and scale and shift of normalisations: learned, and free of penalties. */
    SHIFTS,
    /** Running means and variances, which no gradient changes. */
    STATISTICS,
    /** Weights that stay as they are; they have a copy too. */
    FROZEN_WEIGHTS,
    /** All else that stays as it is. */
    FROZEN;

    /** The section of an array whose layer is frozen. */
    Section frozen() {
        return this == FILTERS || this == MATRICES ? FROZEN_WEIGHTS : FROZEN;
    }
}
