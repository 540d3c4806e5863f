package werkbank.run.local;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;

/** A listener whose trial is heard elsewhere: what it hears becomes messages. */
public final class RelayingListener implements TrialListener {
    private final List<Integer> rungs;
    private final Consumer<WorkerMessage.Heard> sender;
    private final IntPredicate goesOn;

    /**
     * @param rungs of the listener elsewhere
     * @param sender called on the thread that runs the trial
     * @param goesOn asks the listener elsewhere, and waits for its answer
     */
    public RelayingListener(List<Integer> rungs, Consumer<WorkerMessage.Heard> sender, IntPredicate goesOn) {
        this.rungs = List.copyOf(rungs);
        this.sender = sender;
        this.goesOn = goesOn;
    }

    @Override
    public List<Integer> rungs() {
        return rungs;
    }

    @Override
    public boolean goesOn(int epoch) {
        return goesOn.test(epoch);
    }

    @Override
    public void placed(String worker) {
        sender.accept(new WorkerMessage.Placed(worker));
    }

    @Override
    public void started(List<EpochMetrics> done) {
        sender.accept(new WorkerMessage.Started(done));
    }

    @Override
    public void note(String line) {
        sender.accept(new WorkerMessage.Note(line));
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {
        sender.accept(new WorkerMessage.Epoch(metrics));
    }

    @Override
    public void progressed(int epoch, double share, double accuracy) {
        sender.accept(new WorkerMessage.Progress(epoch, share, accuracy));
    }

    @Override
    public void happened(TrialEvent event) {
        sender.accept(new WorkerMessage.Event(event));
    }
}
