package werkbank.search;

import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import werkbank.search.sampler.LessIsBetter;

/**
 * Arbiter's runner, the loop of a search: it asks the candidates for a proposal and has the tasks train it. It leaves the
 * threads of its completion listeners behind unless they are ended here.
 */
final class StudyRunner extends LocalOptimizationRunner implements AutoCloseable {

    StudyRunner(int workers, StudyCandidates candidates, TrialTaskCreator tasks) {
        super(workers, configuration(candidates), tasks);
    }

    private static OptimizationConfiguration configuration(StudyCandidates candidates) {
        return new OptimizationConfiguration.Builder()
                .candidateGenerator(candidates)
                .scoreFunction(new LessIsBetter())
                .terminationConditions(new NothingLeft())
                .build();
    }

    /** Waits until the tasks have ended. */
    @Override
    public void close() {
        shutdown(true);
        futureListenerExecutor.shutdown();
    }
}
