package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Operations;

/**
 * What the layers of a network need that trains on batches of one size.
 *
 * @param step the numbers of the step, of kind INT
 */
record Batch(
        Operations operations,
        int images,
        TrainingArrays.Parts arrays,
        Parameters parameters,
        Learning learning,
        Buffer step) {}
