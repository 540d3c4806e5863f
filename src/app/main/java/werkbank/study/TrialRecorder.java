package werkbank.study;

import java.util.List;
import werkbank.experiment.Judge;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** Writes what happens in a trial to the store before anyone else hears of it, and asks its judge at the rungs. */
final class TrialRecorder implements TrialListener {
    private final int number;
    private final TrialStore store;
    private final Judge judge;
    private final StudyListener listener;
    private final Runnable afterEpoch;
    private boolean hasTrained;
    /** The last rung; a worker that dies with the answer has its successor ask again. */
    private int asked;

    private Judge.Verdict verdict = Judge.Verdict.GO_ON;

    /** @param afterEpoch called when an epoch has ended */
    TrialRecorder(int number, TrialStore store, Judge judge, StudyListener listener, Runnable afterEpoch) {
        this.number = number;
        this.store = store;
        this.judge = judge;
        this.listener = listener;
        this.afterEpoch = afterEpoch;
    }

    @Override
    public void on(TrialEvent event) {
        if (event instanceof TrialEvent.Placed placed) {
            store.placed(number, placed.worker());
        } else if (event instanceof TrialEvent.ComputedWith computed) {
            store.computedWith(number, computed.computation());
        } else if (event instanceof TrialEvent.Started started) {
            store.resume(number, started.done());
            judge.started(started.done());
        } else if (event instanceof TrialEvent.EpochEnded ended) {
            store.record(number, ended.metrics());
            hasTrained = true;
            afterEpoch.run();
            judge.epochEnded(ended.metrics());
        }
        listener.on(new StudyEvent.InTrial(number, event));
    }

    @Override
    public List<Integer> rungs() {
        return judge.rungs();
    }

    @Override
    public boolean goesOn(int epoch) {
        if (epoch != asked) {
            asked = epoch;
            verdict = judge.at(epoch);
        }
        return verdict == Judge.Verdict.GO_ON;
    }

    /** Whether an epoch has ended since the trial began or went on. */
    boolean hasTrained() {
        return hasTrained;
    }

    /** The result with the judge's verdict on a trial that stopped at a rung. */
    TrialResult withVerdict(TrialResult result) {
        return verdict == Judge.Verdict.PRUNE && result.state() == TrialState.WAITING
                ? result.as(TrialState.PRUNED)
                : result;
    }
}
