package werkbank.search.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Schedule;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;

/**
 * The trials of a search as far as it knows them, from the store and from those that run. Safe for several threads.
 */
public final class Ledger {
    private final SearchSpace space;
    private final Objective objective;
    private final Constraints constraints;
    private final SortedMap<Integer, Entry> entries = new TreeMap<>();
    /** Numbers of the trials that repeat another. */
    private final SortedSet<Integer> repeats = new TreeSet<>();

    private int running;
    private int next = 1;
    /** The trials from 1 to this are known to have finished. */
    private int finished;

    public Ledger(Plan plan) {
        this.space = plan.space();
        this.objective = plan.space().search().objective();
        this.constraints = plan.space().search().constraints();
        for (Trial trial : plan.known()) {
            Entry entry = new Entry(Proposal.of(trial), trial.state(), space);
            plan.epochs().getOrDefault(trial.number(), List.of()).forEach(metrics -> entry.add(metrics, objective));
            entry.found(trial.outcome(), trial.seconds(), constraints);
            entry.judged = trial.state() == TrialState.WAITING ? entry.epochs() : entry.epochs() - 1;
            put(entry);
        }
    }

    private void put(Entry entry) {
        entries.put(entry.number(), entry);
        if (entry.isRepeat()) {
            repeats.add(entry.number());
        }
    }

    /** A trial as far as it has come. */
    public static final class Entry {
        private static final Comparator<Entry> BEST_FIRST = Comparator.comparing(
                        (Entry entry) -> entry.best.get(entry.best.size() - 1).beyond(entry.violation))
                .thenComparingInt(Entry::number);

        private final Proposal proposal;
        private final ConfiguredTraining training;
        private TrialState state;

        /** Best value of the epochs so far, for each epoch. */
        private final List<BudgetedLoss> best = new ArrayList<>();

        private Optional<TrialResult.Outcome> outcome = Optional.empty();
        private double violation;
        private int judged;
        private double seconds;

        private Entry(Proposal proposal, TrialState state, SearchSpace space) {
            this.proposal = proposal;
            this.training = new ConfiguredTraining(space, proposal.parameters());
            this.state = state;
        }

        private void add(EpochMetrics metrics, Objective objective) {
            BudgetedLoss value = new BudgetedLoss(metrics.loss(objective), metrics.loss(Objective.VAL_LOSS));
            best.add(
                    best.isEmpty() || value.compareTo(best.get(best.size() - 1)) < 0
                            ? value
                            : best.get(best.size() - 1));
            seconds += metrics.seconds();
        }

        private void found(Optional<TrialResult.Outcome> result, double seconds, Constraints constraints) {
            outcome = result;
            violation = result.map(left -> constraints.violation(figure -> left.value(figure, seconds)))
                    .orElse(0.0);
        }

        public int number() {
            return proposal.number();
        }

        public TrialState state() {
            return state;
        }

        public Proposal proposal() {
            return proposal;
        }

        /** The shape of its learning-rate schedule. */
        public Schedule.Type schedule() {
            return training.schedule();
        }

        /** Epochs that it trains at most, as its own configuration says; at least 1. */
        public int mostEpochs() {
            return training.epochs();
        }

        /** Epochs that have ended. */
        public int epochs() {
            return best.size();
        }

        /** Wall time of these epochs. */
        public double seconds() {
            return seconds;
        }

        /** The order of trials that have ended an epoch by the best of their epochs, then by their numbers. */
        public static Comparator<Entry> bestFirst() {
            return BEST_FIRST;
        }

        /** Whether none of its figures is known to be beyond the constraints; they are once it has stopped. */
        public boolean keepsLimits() {
            return violation == 0;
        }

        /** The last epoch whose rung, if it was one, has decided on the trial. */
        public int judged() {
            return judged;
        }

        /** Whether it waits at the rung of that many epochs. */
        public boolean isWaitingAt(int epochs) {
            return state == TrialState.WAITING && best.size() == epochs;
        }

        /** Whether the rung of that many epochs has decided on it, or it has finished. */
        public boolean isThrough(int epochs) {
            return state.isFinished() || judged >= epochs;
        }

        /**
         * Best value of the epochs up to this one; empty when the trial has not come so far. One that was complete before
         * needed no more epochs. A trial's figures that constraints limit are known once it has stopped.
         */
        public Optional<BudgetedLoss> value(int epoch) {
            boolean complete = state == TrialState.COMPLETE && !best.isEmpty();
            return epoch <= best.size() || complete
                    ? Optional.of(best.get(Math.min(epoch, best.size()) - 1).beyond(violation))
                    : Optional.empty();
        }

        public boolean isRepeat() {
            return proposal.repeats().isPresent();
        }

        /** The loss of the kept checkpoint; the worst for a finished trial without one. */
        public BudgetedLoss reached(Objective objective) {
            return outcome.map(found -> new BudgetedLoss(
                            found.best().loss(objective), found.best().logLoss(), violation))
                    .orElse(new BudgetedLoss(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        }

        public Optional<TrialResult.Outcome> outcome() {
            return outcome;
        }
    }

    public synchronized void begin(Proposal proposal) {
        if (!has(proposal.number())) {
            put(new Entry(proposal, TrialState.RUNNING, space));
        }
        entries.get(proposal.number()).state = TrialState.RUNNING;
        running++;
    }

    /** The trial goes on after these epochs; what the checkpoint of a later one reached is lost with it. */
    public synchronized void resumed(int number, List<EpochMetrics> done) {
        Entry entry = entries.get(number);
        entry.best.clear();
        entry.seconds = 0;
        done.forEach(metrics -> entry.add(metrics, objective));
        if (entry.outcome.filter(left -> left.best().epoch() > done.size()).isPresent()) {
            entry.found(Optional.empty(), 0, constraints);
        }
    }

    public synchronized void epochEnded(int number, EpochMetrics metrics) {
        entries.get(number).add(metrics, objective);
    }

    /** A rung decides on the trial. */
    public synchronized void judged(int number, int epoch) {
        entries.get(number).judged = epoch;
    }

    public synchronized void ended(int number, TrialResult result) {
        Entry entry = entries.get(number);
        entry.state = result.state();
        entry.found(result.outcome(), result.seconds(), constraints);
        running--;
    }

    /** The trial could not be run. */
    public synchronized void abandoned(int number) {
        entries.get(number).state = TrialState.INTERRUPTED;
        running--;
    }

    public synchronized void pruned(int number) {
        entries.get(number).state = TrialState.PRUNED;
    }

    /** Whether what a trial is worth may change when it stops, since only then it is known whether it keeps its limits. */
    public boolean hasLimits() {
        return !constraints.limits().isEmpty();
    }

    /** Trials that run, or are about to. */
    public synchronized int running() {
        return running;
    }

    /** @throws java.util.NoSuchElementException when there is no such trial */
    public synchronized Entry entry(int number) {
        return Optional.ofNullable(entries.get(number)).orElseThrow();
    }

    public synchronized boolean has(int number) {
        return entries.containsKey(number);
    }

    /** The entries in the order of their numbers; a view, to be read while holding this object's monitor. */
    public Collection<Entry> all() {
        return entries.values();
    }

    /** The entries from 1 to this number, in order; a view as {@link #all}. */
    public Collection<Entry> upTo(int number) {
        return entries.headMap(number + 1).values();
    }

    /** The entries of the state, in the order of their numbers; a view as {@link #all}. */
    public Stream<Entry> in(TrialState state) {
        return all().stream().filter(entry -> entry.state == state);
    }

    /** The lowest number that no trial has: a killed process may have left a gap. */
    public synchronized int next() {
        while (entries.containsKey(next)) {
            next++;
        }
        return next;
    }

    /** The entries that repeat no other, in the order of their numbers; a view as {@link #all}. */
    public Stream<Entry> originals() {
        return all().stream().filter(entry -> !entry.isRepeat());
    }

    /** How many repeat no other. */
    public synchronized int originalCount() {
        return entries.size() - repeats.size();
    }

    /**
     * The place of a trial among those that repeat no other, from 1. A lower number that no trial has counts as one of
     * them: a killed process left it.
     */
    public synchronized int position(int number) {
        return number - repeats.headSet(number).size();
    }

    /** The number of the trial at a {@link #position}, whether it has begun or not. */
    public synchronized int number(int position) {
        int number = position;
        for (int repeat : repeats) {
            if (repeat > number) {
                break;
            }
            number++;
        }
        return number;
    }

    /** Whether the trials from 1 to this number have all finished. */
    public synchronized boolean areFinished(int number) {
        while (entries.containsKey(finished + 1)
                && entries.get(finished + 1).state.isFinished()) {
            finished++;
        }
        return number <= finished;
    }
}
