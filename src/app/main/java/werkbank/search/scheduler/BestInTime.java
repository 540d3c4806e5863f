package werkbank.search.scheduler;

import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.AnnealingCredit;
import werkbank.search.ledger.Ledger;
import werkbank.search.ledger.Ledger.Entry;

/**
 * A scheduler with rungs whose search has a time limit: once the time that is left is no more than the best trials need
 * for their last epochs, they get it. So a search that its time ends has complete trials to combine, as one has that ends
 * with its last trial.
 *
 * <p>What they need is told by how long their epochs took; one that can't come to its end in time any more isn't sent there,
 * unless no trial would be complete otherwise, nor one that breaks the constraints unless all do. Up to then, and where a
 * worker would be idle, it decides as the scheduler would without a limit.
 */
final class BestInTime implements Scheduler {
    /** The largest share of a search's time that is kept for them: who has little wants to look at several all the same. */
    private static final double LARGEST_SHARE = 1 / 3.0;

    /** A factor for the time between a trial's epochs, and for epochs that take longer than those before. */
    private static final double MARGIN = 1.1;

    private final Scheduler scheduler;
    private final Ledger ledger;
    private final Stop stop;
    private final int workers;
    private final int members;
    private final double from;
    /**
     * Trials that were sent to their end. They go there also when the time is up before, and as long as none is complete
     * when others overtake them.
     */
    private final Set<Integer> chosen = new HashSet<>();

    /** @param members trials that are to come to their end */
    private BestInTime(Scheduler scheduler, Ledger ledger, Plan plan, int members) {
        this.scheduler = scheduler;
        this.ledger = ledger;
        this.stop = plan.stop();
        this.workers = plan.workers();
        this.members = members;
        this.from = stop.secondsLeft() * LARGEST_SHARE;
    }

    /** Adds to a study's scheduler what its time limit wants, if it has one and trials may wait. */
    static Scheduler of(Scheduler scheduler, Ledger ledger, Plan plan) {
        boolean limited = Double.isFinite(plan.stop().secondsLeft())
                && plan.space().search().scheduler().hasRungs();
        return limited ? new BestInTime(scheduler, ledger, plan, SchedulerChoice.members(plan.space())) : scheduler;
    }

    /** The scheduler hears of all that come to its rungs, whoever decides. Once the time is up the others stop there. */
    @Override
    public Verdict at(int number, int epoch) {
        Verdict own = scheduler.at(number, epoch);
        List<Entry> due = due();
        if (due.stream().anyMatch(entry -> entry.number() == number)) {
            chosen.add(number);
            return Verdict.GO_ON;
        }
        boolean hasToWait = stop.secondsLeft() < 0 || due.stream().anyMatch(BestInTime::waits);
        return own == Verdict.GO_ON && hasToWait ? Verdict.WAIT : own;
    }

    @Override
    public Optional<Entry> promotion(boolean last) {
        Optional<Entry> due = due().stream().filter(BestInTime::waits).findFirst();
        due.ifPresent(entry -> chosen.add(entry.number()));
        return due.isPresent() ? due : scheduler.promotion(last);
    }

    private static boolean waits(Entry entry) {
        return entry.state() == TrialState.WAITING;
    }

    /** The trials that are to come to their end, best first. */
    private List<Entry> due() {
        double left = stop.secondsLeft();
        if (left > from) {
            return List.of();
        }
        List<Entry> known =
                ledger.originals().filter(entry -> entry.epochs() > 0).toList();
        List<Entry> ordered =
                known.stream().sorted(AnnealingCredit.of(known).bestFirst()).toList();
        List<Entry> sent = sent(ordered.stream().filter(this::isInTheRunning).toList(), left);
        boolean mayNotStop = left < 0 || known.stream().noneMatch(entry -> entry.state() == TrialState.COMPLETE);
        return ordered.stream()
                .filter(entry -> sent.contains(entry) || mayNotStop && isOnItsWay(entry))
                .toList();
    }

    /**
     * The trials that are sent to their end now; none before it is time.
     *
     * @param best those that may be among the best at the end, best first
     */
    private List<Entry> sent(List<Entry> best, double left) {
        List<Entry> behind = best.stream()
                .limit(members)
                .filter(entry -> entry.state() != TrialState.COMPLETE)
                .filter(entry -> entry.keepsLimits() || !best.get(0).keepsLimits())
                .toList();
        if (behind.isEmpty() || reserved(behind) < left) {
            return List.of();
        }
        boolean noneWillBeComplete =
                ledger.originals().noneMatch(entry -> entry.state() == TrialState.COMPLETE || isOnItsWay(entry));
        return behind.stream()
                .filter(entry ->
                        isOnItsWay(entry) || needed(entry) <= left || noneWillBeComplete && entry.equals(best.get(0)))
                .toList();
    }

    /** Whether it was sent to its end and has neither come there nor failed. */
    private boolean isOnItsWay(Entry entry) {
        return chosen.contains(entry.number()) && !entry.state().isFinished();
    }

    /** Whether it may be among the best at the end; where there are limits, it has to have stopped to be known to keep them. */
    private boolean isInTheRunning(Entry entry) {
        boolean mayEnd = waits(entry) || entry.state() == TrialState.RUNNING || entry.state() == TrialState.COMPLETE;
        return mayEnd && (!ledger.hasLimits() || entry.outcome().isPresent());
    }

    /**
     * The time that these take at most, one after the other on the workers; what runs has to end an epoch before it gives
     * way. Graham (1969), Bounds on multiprocessing timing anomalies, SIAM Journal on Applied Mathematics 17.
     */
    private double reserved(List<Entry> behind) {
        DoubleSummaryStatistics times = behind.stream()
                .mapToDouble(entry -> needed(entry) + anEpoch(entry))
                .summaryStatistics();
        return MARGIN * (times.getSum() / workers + times.getMax() * (workers - 1) / workers);
    }

    private static double needed(Entry entry) {
        return (entry.mostEpochs() - entry.epochs()) * anEpoch(entry);
    }

    private static double anEpoch(Entry entry) {
        return entry.seconds() / entry.epochs();
    }

    @Override
    public List<Integer> rungs(int number) {
        return scheduler.rungs(number);
    }

    @Override
    public int startingRung(int number) {
        return scheduler.startingRung(number);
    }

    @Override
    public int reduction() {
        return scheduler.reduction();
    }

    /** The scheduler's, without trials that are to come to their end. */
    @Override
    public List<Entry> losers() {
        List<Entry> due = due();
        return scheduler.losers().stream().filter(entry -> !due.contains(entry)).toList();
    }

    @Override
    public boolean prunesAnywhere() {
        return scheduler.prunesAnywhere();
    }

    @Override
    public Optional<IntUnaryOperator> basis(int generation, Ledger trials) {
        return scheduler.basis(generation, trials);
    }
}
