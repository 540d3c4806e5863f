package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

/**
 * The values that some trials have come to, in columns. A proposal goes through thousands of them; in maps they lie anywhere
 * in memory.
 */
final class Results {
    private static final Results NONE = new Results(List.of(), new int[1]);

    private final List<Observation> trials;

    /** The place in the columns where the values of each trial begin, then the number of all. */
    private final int[] starts;

    private final int[] owners;
    private final int[] budgets;
    private final double[] losses;
    private final double[] violations;

    // Found when they are asked for, which they are several times for a proposal.
    private int[] rungs;
    private int[] rungOfEach;

    private Results(List<Observation> trials, int[] starts) {
        int count = starts[trials.size()];
        this.trials = List.copyOf(trials);
        this.starts = starts;
        this.owners = new int[count];
        this.budgets = new int[count];
        this.losses = new double[count];
        this.violations = new double[count];
    }

    /** Reads what trials have come to. */
    static Results of(List<Observation> trials) {
        return NONE.then(trials);
    }

    /** The results of other trials; those that are at the same place here aren't read again. */
    Results then(List<Observation> others) {
        int[] begins = new int[others.size() + 1];
        for (int i = 0; i < others.size(); i++) {
            begins[i + 1] = begins[i]
                    + (isHere(others, i)
                            ? starts[i + 1] - starts[i]
                            : others.get(i).values().size());
        }
        Results then = new Results(others, begins);
        for (int i = 0; i < others.size(); i++) {
            if (isHere(others, i)) {
                then.copy(this, i);
            } else {
                then.read(i);
            }
        }
        return then;
    }

    /** An observation doesn't change, and to compare its values would be to read them. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isHere(List<Observation> others, int place) {
        return place < trials.size() && trials.get(place) == others.get(place);
    }

    private void copy(Results from, int place) {
        int first = from.starts[place];
        int to = starts[place];
        int length = starts[place + 1] - to;
        Arrays.fill(owners, to, to + length, place);
        System.arraycopy(from.budgets, first, budgets, to, length);
        System.arraycopy(from.losses, first, losses, to, length);
        System.arraycopy(from.violations, first, violations, to, length);
    }

    private void read(int place) {
        int i = starts[place];
        for (var value : trials.get(place).values().entrySet()) {
            BudgetedLoss loss = value.getValue();
            owners[i] = place;
            budgets[i] = value.getKey();
            losses[i] = loss.loss();
            violations[i] = loss.violation();
            i++;
        }
    }

    /** The results of so many of the trials, the first ones. */
    Results first(int count) {
        return then(trials.subList(0, count));
    }

    List<Observation> trials() {
        return trials;
    }

    /** How many values there are, of all trials together; those of one follow each other, by budget. */
    int count() {
        return losses.length;
    }

    Observation trial(int value) {
        return trials.get(owners[value]);
    }

    double loss(int value) {
        return losses[value];
    }

    double violation(int value) {
        return violations[value];
    }

    /** Whether a value is followed by another one of the same trial. */
    boolean goesOn(int value) {
        return value + 1 < owners.length && owners[value] == owners[value + 1];
    }

    /** The budgets that some trials have come to, in order. */
    int[] rungs() {
        if (rungs == null) {
            rungs = Arrays.stream(budgets).sorted().distinct().toArray();
        }
        return rungs;
    }

    /** The place of each value's budget among {@link #rungs}. */
    int[] rungOfEach() {
        if (rungOfEach == null) {
            rungOfEach = new int[budgets.length];
            Arrays.setAll(rungOfEach, value -> Arrays.binarySearch(rungs(), budgets[value]));
        }
        return rungOfEach;
    }

    /** How many trials have a value. */
    int told() {
        return (int) IntStream.range(0, trials.size()).filter(i -> !isEmpty(i)).count();
    }

    /** The trials that ended without any value. */
    List<Observation> failed() {
        return withoutValue(true);
    }

    /** The trials that haven't come to a value yet. */
    List<Observation> awaited() {
        return withoutValue(false);
    }

    private List<Observation> withoutValue(boolean ended) {
        return IntStream.range(0, trials.size())
                .filter(this::isEmpty)
                .mapToObj(trials::get)
                .filter(trial -> trial.ended() == ended)
                .toList();
    }

    private boolean isEmpty(int place) {
        return starts[place] == starts[place + 1];
    }
}
