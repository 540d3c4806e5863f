package werkbank.engine.executor;

/** The roles of arrays of parameters in their layers. Sections follow one another in the device's memory. */
enum Role {
    WEIGHTS(Section.WEIGHTS),
    BIAS(Section.SHIFTS),
    GAMMA(Section.SHIFTS),
    BETA(Section.SHIFTS),
    MEAN(Section.STATISTICS),
    VARIANCE(Section.STATISTICS);

    /** Parts of the parameters that are treated alike. */
    enum Section {
        /** Learned, penalised and decayed; they have a copy that layers multiply with. */
        WEIGHTS,
        /** Learned, and free of penalties. */
        SHIFTS,
        /** Running means and variances, which no gradient changes. */
        STATISTICS
    }

    private final Section section;

    Role(Section section) {
        this.section = section;
    }

    Section section() {
        return section;
    }
}
