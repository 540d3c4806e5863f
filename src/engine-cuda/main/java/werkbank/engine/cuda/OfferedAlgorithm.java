package werkbank.engine.cuda;

/**
 * An algorithm as cuDNN offers it for a convolution.
 *
 * @param number cuDNN's, of the direction
 * @param usable whether cuDNN says that it can
 * @param deterministic whether it gives the same bits each time
 * @param math cuDNN's number of the arithmetic that it was looked at with
 * @param memory bytes of workspace
 */
record OfferedAlgorithm(int number, boolean usable, boolean deterministic, int math, long memory) {}
