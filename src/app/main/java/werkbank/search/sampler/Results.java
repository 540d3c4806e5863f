package werkbank.search.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.search.ledger.BudgetedLoss;

/**
 * The values that some trials have come to, in columns. A proposal goes through thousands of them; in maps they lie anywhere
 * in memory.
 */
public final class Results {
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
    public static Results of(List<Observation> trials) {
        return NONE.then(trials);
    }

    /** The results of other trials; those that are at the same place here aren't read again. */
    public Results then(List<Observation> others) {
        int[] begins = new int[others.size() + 1];
        for (int i = 0; i < others.size(); i++) {
            begins[i + 1] = begins[i]
                    + (isHere(others, i)
                            ? starts[i + 1] - starts[i]
                            : others.get(i).values().size());
        }
        Results then = new Results(others, begins);
        int end;
        for (int first = 0; first < others.size(); first = end) {
            end = first;
            while (end < others.size() && isHere(others, end)) {
                end++;
            }
            if (end > first) {
                then.copy(this, first, end);
            } else {
                then.read(first);
                end++;
            }
        }
        return then;
    }

    /** An observation doesn't change, and to compare its values would be to read them. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isHere(List<Observation> others, int place) {
        return place < trials.size() && trials.get(place) == others.get(place);
    }

    /** Copies the values of trials that are at the same places, from the first to before the end. */
    private void copy(Results from, int first, int end) {
        int source = from.starts[first];
        int target = starts[first];
        int length = starts[end] - target;
        System.arraycopy(from.owners, source, owners, target, length);
        System.arraycopy(from.budgets, source, budgets, target, length);
        System.arraycopy(from.losses, source, losses, target, length);
        System.arraycopy(from.violations, source, violations, target, length);
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
    public Results first(int count) {
        return then(trials.subList(0, count));
    }

    public List<Observation> trials() {
        return trials;
    }

    /** How many values there are, of all trials together; those of one follow each other, by budget. */
    public int count() {
        return losses.length;
    }

    public Observation trial(int value) {
        return trials.get(owners[value]);
    }

    public double loss(int value) {
        return losses[value];
    }

    public double violation(int value) {
        return violations[value];
    }

    /** Whether a value is followed by another one of the same trial. */
    public boolean goesOn(int value) {
        return value + 1 < owners.length && owners[value] == owners[value + 1];
    }

    /** The budgets that some trials have come to, in order. */
    public int[] rungs() {
        if (rungs == null) {
            rungs = distinct(budgets);
        }
        return rungs;
    }

    private static int[] distinct(int[] numbers) {
        int[] found = {};
        for (int number : numbers) {
            int place = Arrays.binarySearch(found, number);
            if (place < 0) {
                found = Arrays.copyOf(found, found.length + 1);
                System.arraycopy(found, -place - 1, found, -place, found.length + place);
                found[-place - 1] = number;
            }
        }
        return found;
    }

    /** The place of each value's budget among {@link #rungs}. */
    public int[] rungOfEach() {
        if (rungOfEach == null) {
            rungOfEach = new int[budgets.length];
            Arrays.setAll(rungOfEach, value -> Arrays.binarySearch(rungs(), budgets[value]));
        }
        return rungOfEach;
    }

    /** The places of the finite values. */
    public int[] finite() {
        int[] places = new int[losses.length];
        int count = 0;
        for (int i = 0; i < losses.length; i++) {
            if (Double.isFinite(losses[i])) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** The places of the finite values at each of {@link #rungs}, in the order of the trials. */
    public int[][] finiteOfEach() {
        int[] rung = rungOfEach();
        int[] counts = new int[rungs().length];
        for (int i = 0; i < losses.length; i++) {
            counts[rung[i]] += Double.isFinite(losses[i]) ? 1 : 0;
        }
        int[][] places = new int[counts.length][];
        Arrays.setAll(places, i -> new int[counts[i]]);
        for (int i = losses.length - 1; i >= 0; i--) {
            if (Double.isFinite(losses[i])) {
                places[rung[i]][--counts[rung[i]]] = i;
            }
        }
        return places;
    }

    /** How many trials have a value. */
    public int told() {
        return (int) IntStream.range(0, trials.size()).filter(i -> !isEmpty(i)).count();
    }

    /** The trials that ended without any value. */
    public List<Observation> failed() {
        return withoutValue(true);
    }

    /** The trials that haven't come to a value yet. */
    public List<Observation> awaited() {
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
