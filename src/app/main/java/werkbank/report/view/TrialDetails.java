package werkbank.report.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.metric.ConfusedPair;
import werkbank.space.SearchPlan;

/**
 * The figures that the views of single trials show beside the table's rows.
 *
 * @param classImages validation images [classes], the same for every trial; none where no trial has counted its mistakes
 * @param trials by number
 * @param leftOut trials whose mistakes were counted and are not in the page
 */
public record TrialDetails(List<Integer> classImages, SortedMap<Integer, TrialDetail> trials, int leftOut) {
    /** Pairs of classes in the page, about six bytes each; the best trials' come first. */
    static final int MOST_PAIRS = 100_000;

    /** @param study its seed */
    public static TrialDetails of(List<Trial> trials, long study, SearchPlan plan) {
        return of(trials, study, plan, MOST_PAIRS);
    }

    public static TrialDetails of(List<Trial> trials, long study, SearchPlan plan, int mostPairs) {
        List<Trial> counted = trials.stream()
                .filter(trial -> !confusion(trial).isEmpty())
                .sorted(Trial.bestFirst(plan))
                .toList();
        Map<Integer, List<Integer>> shown = mistakes(counted, mostPairs);
        SortedMap<Integer, TrialDetail> details = new TreeMap<>();
        trials.forEach(trial -> details.put(
                trial.number(), TrialDetail.of(trial, study, Optional.ofNullable(shown.get(trial.number())))));
        return new TrialDetails(
                counted.stream()
                        .findFirst()
                        .map(trial -> classImages(confusion(trial)))
                        .orElse(List.of()),
                details,
                counted.size() - shown.size());
    }

    private static List<List<Integer>> confusion(Trial trial) {
        return trial.outcome().map(TrialResult.Outcome::confusion).orElse(List.of());
    }

    /** The mistakes by trial, of as many of the best as there is room for. */
    private static Map<Integer, List<Integer>> mistakes(List<Trial> bestFirst, int mostPairs) {
        Map<Integer, List<Integer>> mistakes = new HashMap<>();
        int pairs = 0;
        for (Trial trial : bestFirst) {
            List<Integer> ofTrial = pairs(confusion(trial));
            pairs += ofTrial.size() / 3;
            if (pairs > mostPairs) {
                return mistakes;
            }
            mistakes.put(trial.number(), ofTrial);
        }
        return mistakes;
    }

    /** The most frequent first. */
    private static List<Integer> pairs(List<List<Integer>> confusion) {
        int[][] counts = confusion.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return ConfusedPair.of(counts).stream()
                .flatMap(pair -> Stream.of(pair.truth(), pair.predicted(), pair.images()))
                .toList();
    }

    private static List<Integer> classImages(List<List<Integer>> confusion) {
        return confusion.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).sum())
                .toList();
    }
}
