package werkbank.space;

import java.util.Optional;

/**
 * How a network is trained, every value fixed.
 *
 * @param epochs upper limit, at least 1
 * @param batchSize images per step, at least 1
 * @param learningRate at the start, greater than 0
 * @param rho decay of RMSProp's mean square, in [0, 1); other optimizers ignore it
 * @param momentum of Nesterov's method, in [0, 1); other optimizers ignore it
 * @param epsilon of RMSProp and Adam, greater than 0
 * @param checkpoint which epoch is kept: the best by this monitor
 */
public record Training(
        int epochs,
        int batchSize,
        Optimizer optimizer,
        double learningRate,
        double rho,
        double momentum,
        double epsilon,
        Optional<ReduceOnPlateau> reduceOnPlateau,
        Optional<EarlyStopping> earlyStopping,
        Monitor checkpoint) {

    /** Gradient methods; the YAML file names them in lower case. */
    public enum Optimizer {
        SGD,
        NESTEROV,
        RMSPROP,
        ADAM
    }

    /**
     * Keras's ReduceLROnPlateau: multiplies the learning rate by {@code factor} when the monitor has not improved by
     * more than {@code minDelta} for {@code patience} epochs, then waits {@code cooldown} epochs.
     *
     * @param factor in (0, 1)
     * @param floor the learning rate never goes below it
     */
    public record ReduceOnPlateau(
            Monitor monitor, int patience, double factor, double floor, double minDelta, int cooldown) {}

    /**
     * Keras's EarlyStopping: ends the training when the monitor has not improved by more than {@code minDelta} for
     * {@code patience} epochs.
     */
    public record EarlyStopping(Monitor monitor, int patience, double minDelta) {}
}
