package werkbank.run.local;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;

/**
 * A listener whose trial is heard in another process.
 *
 * @param rungs of the listener there
 * @param sender passes an event on; called on the thread that runs the trial
 * @param question asks the listener there, and waits for its answer
 */
public record RemoteListener(List<Integer> rungs, Consumer<TrialEvent> sender, IntPredicate question)
        implements TrialListener {
    @Override
    public void on(TrialEvent event) {
        sender.accept(event);
    }

    @Override
    public boolean goesOn(int epoch) {
        return question.test(epoch);
    }
}
