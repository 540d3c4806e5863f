package werkbank.run.spark;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.trial.TrialSpec;

/**
 * The order that a task is given, as JSON.
 *
 * @param call of the driver's that waits for it
 * @param rungs epochs after which the trial asks whether it goes on
 * @param share of the executor's machine that the trial gets
 * @param storage where the trial's files are between executors, as a URI; empty when all see the study's folder
 */
record TaskOrder(String call, TrialSpec spec, List<Integer> rungs, ExecutorShare share, Optional<String> storage) {}
