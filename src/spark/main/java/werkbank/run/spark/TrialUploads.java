package werkbank.run.spark;

import java.nio.file.Path;
import java.util.function.Consumer;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/**
 * The way of a trial's files from an executor to the storage.
 *
 * @param folder of the trial on this machine
 */
record TrialUploads(TrialStorage storage, Path folder) {
    /** Passes an event on; files are in the storage before the driver hears of their epoch. */
    void pass(TrialEvent event, Consumer<TrialEvent> driver) {
        if (event instanceof TrialEvent.EpochEnded ended) {
            storage.put(folder, ended.metrics().epoch());
        }
        driver.accept(event);
        // Not before: a driver that has given the attempt up refuses the event, and the files are another's.
        if (event instanceof TrialEvent.Started started && started.done().isEmpty()) {
            storage.clear();
        }
    }

    /** Puts the files there that the trial has at its end, for the driver to take. */
    void end(TrialResult result) {
        if (result.state() == TrialState.INTERRUPTED) {
            storage.put(folder, result.epochs());
        } else {
            storage.putLast(folder, result.epochs());
        }
    }
}
