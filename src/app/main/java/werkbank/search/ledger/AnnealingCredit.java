package werkbank.search.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Schedule;
import werkbank.search.ledger.Ledger.Entry;

/**
 * Makes the losses of trials with different learning-rate schedules comparable before their end. While the rate is high the
 * loss is too, and most of what a falling one gains comes with its last epochs; a constant rate and a falling one are
 * comparable at the end alone. So a loss before it is credited with how much more the complete trials of its schedule fell
 * from that epoch to their end, in the median, than those of the schedule with the most complete trials.
 */
public final class AnnealingCredit {
    /** [epochs from 1 on] for each schedule with a complete trial; none where all trials have the same. */
    private final Map<Schedule.Type, double[]> credits = new EnumMap<>(Schedule.Type.class);

    /** The falls of a trial from each epoch to its end. */
    private record Falls(double[] losses) {
        static Falls of(Entry entry) {
            double[] losses = new double[entry.epochs()];
            Arrays.setAll(losses, i -> entry.value(i + 1).orElseThrow().loss());
            return new Falls(losses);
        }

        boolean isFinite() {
            return Arrays.stream(losses).allMatch(Double::isFinite);
        }

        double after(int epoch) {
            return losses[Math.min(epoch, losses.length) - 1] - losses[losses.length - 1];
        }
    }

    private AnnealingCredit() {}

    /**
     * Learns from the complete trials among these, as far as they keep the constraints.
     *
     * @param entries trials that have ended an epoch, as none does whose configuration has no recipe
     */
    public static AnnealingCredit of(Collection<Entry> entries) {
        AnnealingCredit credit = new AnnealingCredit();
        if (entries.stream().map(Entry::schedule).distinct().count() < 2) {
            return credit;
        }
        Map<Schedule.Type, List<Falls>> complete = new EnumMap<>(Schedule.Type.class);
        for (Entry entry : entries) {
            if (entry.state() == TrialState.COMPLETE && entry.keepsLimits()) {
                List<Falls> own = complete.computeIfAbsent(entry.schedule(), schedule -> new ArrayList<>());
                Optional.of(Falls.of(entry)).filter(Falls::isFinite).ifPresent(own::add);
            }
        }
        List<Falls> usual = complete.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        complete.forEach((schedule, own) -> credit.learn(schedule, own, usual));
        return credit;
    }

    private void learn(Schedule.Type schedule, List<Falls> own, List<Falls> usual) {
        int longest = Stream.concat(own.stream(), usual.stream())
                .mapToInt(falls -> falls.losses().length)
                .max()
                .orElse(0);
        double[] more = new double[longest];
        if (!own.isEmpty()) {
            Arrays.setAll(more, i -> median(own, i + 1) - median(usual, i + 1));
        }
        credits.put(schedule, more);
    }

    private static double median(List<Falls> trials, int epoch) {
        return StatUtils.percentile(
                trials.stream().mapToDouble(trial -> trial.after(epoch)).toArray(), 50);
    }

    /** Whether all losses are as they are: no trial is complete, or all have the same schedule. */
    public boolean isNone() {
        return credits.isEmpty();
    }

    /** Whether some trial of the schedule is complete, or all trials have the same one. */
    public boolean knows(Schedule.Type schedule) {
        return credits.isEmpty() || credits.containsKey(schedule);
    }

    /**
     * Returns what is to be taken off the loss that a trial had after so many epochs; below 0 where others gain more,
     * and 0 from the end of a complete one on, which gains nothing any more.
     */
    private double of(Entry entry, int epoch) {
        double[] own = credits.get(entry.schedule());
        boolean hasEnded = entry.state() == TrialState.COMPLETE && epoch >= entry.epochs();
        return own == null || hasEnded || epoch > own.length ? 0 : own[epoch - 1];
    }

    /** The loss after so many epochs, less the credit. */
    public BudgetedLoss credited(Entry entry, int epoch) {
        BudgetedLoss value = entry.value(epoch).orElseThrow();
        return new BudgetedLoss(value.loss() - of(entry, epoch), value.tie(), value.violation());
    }

    /** The order of trials that have ended an epoch by their credited losses, best first, then by their numbers. */
    public Comparator<Entry> bestFirst() {
        return Comparator.comparing((Entry entry) -> credited(entry, entry.epochs()))
                .thenComparingInt(Entry::number);
    }
}
