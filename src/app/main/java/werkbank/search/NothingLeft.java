package werkbank.search;

import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/** Ends when there are no more candidates and none is running; Arbiter's runner alone would then poll for ever. */
final class NothingLeft implements TerminationCondition {
    @Override
    public void initialize(IOptimizationRunner runner) {}

    @Override
    public boolean terminate(IOptimizationRunner runner) {
        return runner.numCandidatesQueued() == 0
                && !runner.getConfiguration().getCandidateGenerator().hasMoreCandidates();
    }

    @Override
    public String toString() {
        return "no candidates left";
    }
}
