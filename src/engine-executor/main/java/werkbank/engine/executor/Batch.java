package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Operations;

/**
 * A batch size of a network that trains, with all that its layers need for it.
 *
 * @param step the numbers of the step, of kind INT
 * @param count the steps that were taken
 */
record Batch(
        Operations operations,
        int images,
        TrainingArrays.Parts arrays,
        Parameters parameters,
        Learning learning,
        Buffer step,
        StepCount count) {}
