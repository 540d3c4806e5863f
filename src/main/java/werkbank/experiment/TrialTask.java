package werkbank.experiment;

import java.util.SortedMap;

/** What the study does with a proposed configuration: run it, record it, and tell how it ended. */
@FunctionalInterface
public interface TrialTask {
    TrialResult run(int number, SortedMap<String, Object> parameters) throws InterruptedException;
}
