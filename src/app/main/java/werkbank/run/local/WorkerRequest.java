package werkbank.run.local;

import java.util.List;
import werkbank.experiment.trial.TrialSpec;

/**
 * What a worker is asked to do, a line of JSON.
 *
 * @param rungs epochs after which it asks whether the trial goes on
 */
record WorkerRequest(TrialSpec spec, List<Integer> rungs) {}
