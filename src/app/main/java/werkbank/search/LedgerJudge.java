package werkbank.search;

import java.util.List;
import werkbank.experiment.Judge;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.search.ledger.Ledger;
import werkbank.search.scheduler.Scheduler;

/** Writes a trial's epochs to the ledger and lets the scheduler decide at its rungs. */
final class LedgerJudge implements Judge {
    private final int number;
    private final Ledger ledger;
    private final Scheduler scheduler;

    LedgerJudge(int number, Ledger ledger, Scheduler scheduler) {
        this.number = number;
        this.ledger = ledger;
        this.scheduler = scheduler;
    }

    /** The rungs of the trial; none for a repeat, which is to show how good its configuration is at its end. */
    @Override
    public List<Integer> rungs() {
        synchronized (ledger) {
            return ledger.entry(number).isRepeat() ? List.of() : scheduler.rungs(number);
        }
    }

    @Override
    public void started(List<EpochMetrics> done) {
        ledger.resumed(number, done);
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {
        ledger.epochEnded(number, metrics);
    }

    /** A trial that was promoted goes on, when it is asked again after an interruption as when it starts there. */
    @Override
    public Verdict at(int epoch) {
        synchronized (ledger) {
            if (ledger.entry(number).judged() >= epoch) {
                return Verdict.GO_ON;
            }
            ledger.judged(number, epoch);
            return scheduler.at(number, epoch);
        }
    }
}
