package werkbank.run.local;

import java.util.List;
import werkbank.experiment.trial.TrialSpec;

/**
 * The order that a worker is given, a line of JSON.
 *
 * @param rungs epochs after which it asks whether the trial goes on
 */
record WorkerRequest(TrialSpec spec, List<Integer> rungs) {}
