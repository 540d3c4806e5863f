package werkbank.ensemble.choice;

import java.util.Comparator;
import java.util.List;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Compared;
import werkbank.experiment.result.Choice.Reason;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.Objective;

/**
 * Contenders in cross-validation within the validation images. Of those whose log-loss is within one standard error of the
 * lowest the one with the most members is taken, of equally many the one whose method comes first: the more members, the
 * less is chosen by luck.
 */
final class Comparison {
    private final List<Entry> entries;
    private final Entry best;

    private record Entry(Contender contender, MemberWeights weights, CrossValidation.Judged judged) {
        /** The preferred one first. */
        static final Comparator<Entry> ORDER = Comparator.comparingInt(
                        (Entry entry) -> -entry.weights.members().size())
                .thenComparing(Entry::method);

        Method method() {
            return contender.method();
        }

        double logLoss() {
            return LossDifference.of(judged.losses()).mean();
        }

        LossDifference above(Entry other) {
            return LossDifference.of(judged.losses(), other.judged.losses());
        }
    }

    /**
     * @param contenders at least one
     * @param objective by which the candidates are in order
     */
    Comparison(Candidates candidates, List<Contender> contenders, Objective objective) {
        CrossValidation validation = new CrossValidation(candidates, objective);
        entries = contenders.stream()
                .map(contender -> new Entry(
                        contender, contender.weighting().fit(candidates), validation.judge(contender.weighting())))
                .sorted(Entry.ORDER)
                .toList();
        best = lowest(entries);
    }

    Contender chosen() {
        return preferred(entries).contender;
    }

    /**
     * Tells which method is taken and why, with an entry for each method: the preferred one of its contenders that are
     * within one standard error of the best of all methods, or its best one where none is.
     *
     * @param trials number of each candidate's trial, in the same order
     */
    Choice choice(List<Integer> trials) {
        return new Choice(
                preferred(entries).equals(best) ? Reason.BEST : Reason.MOST_WITHIN_ONE_ERROR,
                entries.stream()
                        .map(Entry::method)
                        .distinct()
                        .sorted()
                        .map(method -> preferred(of(method)))
                        .map(entry -> compared(entry, trials))
                        .toList());
    }

    private List<Entry> of(Method method) {
        return entries.stream().filter(entry -> entry.method() == method).toList();
    }

    /** The first within one standard error of the best of all; where there is none the one of the lowest log-loss. */
    private Entry preferred(List<Entry> some) {
        return some.stream()
                .filter(entry -> entry.above(best).isWithinOneError())
                .findFirst()
                .orElseGet(() -> lowest(some));
    }

    /** Finds the entry of the lowest log-loss, of equal ones the first. */
    private static Entry lowest(List<Entry> some) {
        return some.stream().min(Comparator.comparingDouble(Entry::logLoss)).orElseThrow();
    }

    private Compared compared(Entry entry, List<Integer> trials) {
        LossDifference excess = entry.above(best);
        return new Compared(
                entry.method().label(),
                entry.weights.members().stream().map(trials::get).toList(),
                entry.logLoss(),
                LossDifference.of(entry.judged.losses()).standardError(),
                entry.judged.accuracy(),
                excess.mean(),
                excess.standardError());
    }
}
