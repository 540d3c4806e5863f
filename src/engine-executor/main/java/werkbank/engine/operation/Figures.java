package werkbank.engine.operation;

/**
 * The places of a step's figures in a FLOAT buffer [steps][{@link #LENGTH}]. The step's row has the number
 * {@code step[StepRow.INDEX] − 1}, since {@link Operations#advance} has counted the step already.
 */
public final class Figures {
    /** Numbers of a step. */
    public static final int LENGTH = 4;

    /** Sum of the images' losses. */
    public static final int LOSS = 0;

    /** Images that the network got right. */
    public static final int RIGHT = 1;

    /** The penalty on the weights. */
    public static final int PENALTY = 2;

    private Figures() {}
}
