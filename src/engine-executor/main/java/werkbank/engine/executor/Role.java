package werkbank.engine.executor;

/** The roles of arrays of parameters in their layers. */
public enum Role {
    WEIGHTS,
    BIAS,
    GAMMA,
    BETA,
    MEAN,
    VARIANCE;

    /** Whether it is a running mean or variance, which no gradient changes. */
    boolean isStatistic() {
        return this == MEAN || this == VARIANCE;
    }
}
