package werkbank.experiment.trial;

import werkbank.file.StoredFile;

/**
 * The network whose weights a trial starts from.
 *
 * @param network in the study's folder
 * @param freezeUpTo name of a node, or number of a layer in the list, up to which nothing learns; empty where all learns
 * @param headRate what the learning rate of the output layer is multiplied by, greater than 0
 */
public record Start(StoredFile network, String freezeUpTo, double headRate) {
    /** Whether the network's layers don't all learn at one rate. */
    public boolean isPartly() {
        return !freezeUpTo.isEmpty() || headRate != 1;
    }
}
