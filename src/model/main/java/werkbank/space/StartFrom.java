package werkbank.space;

import java.util.Optional;

/**
 * The network whose weights a study's trials start from: a trial's of another study, or a file's. One of the three is there.
 *
 * @param study name of the other study, whose best network of the trial is taken
 * @param trial its number, at least 1; 0 of a file
 * @param zip absolute path of a network that Werkbank or DL4J has saved
 * @param keras absolute path of a sequential network that Keras has saved as HDF5
 * @param freezeUpTo name of a node, or number of a layer in the list, up to which nothing learns; empty where all learns
 * @param headRate what the learning rate of the output layer is multiplied by, greater than 0
 */
public record StartFrom(
        Optional<String> study,
        int trial,
        Optional<String> zip,
        Optional<String> keras,
        String freezeUpTo,
        double headRate) {
    /** Whether the networks' layers don't all learn at one rate. */
    public boolean isPartly() {
        return !freezeUpTo.isEmpty() || headRate != 1;
    }
}
