package werkbank.report.view;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchPlan;

/**
 * The trials whose curves a page has room for. Of more than {@link #MOST_TRIALS} trials or {@link #MOST_EPOCHS} epochs
 * it has those of the ensemble, of the trials that run, and then in turn of the best and of trials that are spread
 * evenly over the others.
 */
public final class CurveChoice {
    /** The most trials with a curve; more lines in one chart make it slow to draw, and nobody can tell them apart. */
    static final int MOST_TRIALS = 1_000;

    /**
     * The most epochs with a point, about 60 bytes each: with ECharts and a thousand trials' parameters still less than
     * 6 MB.
     */
    static final int MOST_EPOCHS = 50_000;

    private CurveChoice() {}

    public static SortedMap<Integer, Curve> of(
            SortedMap<Integer, Curve> curves, List<Trial> trials, SearchPlan plan, Optional<EnsembleResult> ensemble) {
        if (curves.size() <= MOST_TRIALS && epochs(curves) <= MOST_EPOCHS) {
            return curves;
        }
        SortedMap<Integer, Curve> chosen = new TreeMap<>();
        int epochs = 0;
        for (int number : wanted(curves.keySet(), trials, plan, ensemble)) {
            Curve curve = curves.get(number);
            if (chosen.size() == MOST_TRIALS || epochs + curve.epoch().size() > MOST_EPOCHS) {
                break;
            }
            chosen.put(number, curve);
            epochs += curve.epoch().size();
        }
        return chosen;
    }

    private static int epochs(SortedMap<Integer, Curve> curves) {
        return curves.values().stream().mapToInt(curve -> curve.epoch().size()).sum();
    }

    /** Numbers of all trials with a curve, the most wanted first. */
    private static Set<Integer> wanted(
            Set<Integer> withCurve, List<Trial> trials, SearchPlan plan, Optional<EnsembleResult> ensemble) {
        List<Integer> best = trials.stream()
                .filter(trial -> trial.outcome().isPresent())
                .sorted(Trial.bestFirst(plan))
                .map(Trial::number)
                .toList();
        List<Integer> spread = spread(List.copyOf(withCurve));
        Stream<Integer> members =
                ensemble.stream().flatMap(e -> e.members().stream()).map(Member::trial);
        Stream<Integer> running = trials.stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .map(Trial::number);
        Stream<Integer> inTurn = IntStream.range(0, spread.size())
                .boxed()
                .flatMap(i -> i < best.size() ? Stream.of(best.get(i), spread.get(i)) : Stream.of(spread.get(i)));
        Set<Integer> wanted = new LinkedHashSet<>();
        Stream.of(members, running, inTurn).flatMap(numbers -> numbers).forEach(wanted::add);
        wanted.retainAll(withCurve);
        return wanted;
    }

    /**
     * Puts numbers into an order of which any beginning is spread evenly: van der Corput's sequence of base two (1935).
     */
    private static List<Integer> spread(List<Integer> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> Integer.reverse(i) >>> 1))
                .map(numbers::get)
                .toList();
    }
}
