package werkbank.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;

/**
 * The trials of a study that break limits on results.
 *
 * @param trials how many do
 * @param results how many there are with a result
 * @param byLimit their numbers, in order, by the limits that some break
 */
public record BrokenLimits(int trials, int results, Map<ResultLimit, List<Integer>> byLimit) {
    /** Numbers that are named; of more it is said how many. */
    private static final int MOST_NAMED = 12;

    public static BrokenLimits of(List<Trial> trials, Constraints constraints) {
        Map<ResultLimit, List<Integer>> byLimit = new LinkedHashMap<>();
        constraints.limits().forEach(limit -> {
            List<Integer> numbers = trials.stream()
                    .filter(trial -> trial.broken(constraints).contains(limit))
                    .map(Trial::number)
                    .toList();
            if (!numbers.isEmpty()) {
                byLimit.put(limit, numbers);
            }
        });
        return new BrokenLimits(
                (int) byLimit.values().stream().flatMap(List::stream).distinct().count(),
                (int) trials.stream()
                        .filter(trial -> trial.outcome().isPresent())
                        .count(),
                byLimit);
    }

    /** Says how many and which trials break which limit; empty when none does. */
    public Optional<String> words() {
        return trials == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %s with a result %s a constraint: %s",
                        trials,
                        Counted.of(results, "trial"),
                        trials == 1 ? "breaks" : "break",
                        byLimit.entrySet().stream()
                                .map(entry -> entry.getKey().text() + " (" + named(entry.getValue()) + ")")
                                .collect(Collectors.joining("; "))));
    }

    private static String named(List<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        numbers.stream().limit(MOST_NAMED).forEach(number -> parts.add(Integer.toString(number)));
        if (numbers.size() > MOST_NAMED) {
            parts.add(numbers.size() - MOST_NAMED + " more");
        }
        String last = parts.remove(parts.size() - 1);
        return (numbers.size() == 1 ? "trial " : "trials ")
                + (parts.isEmpty() ? last : String.join(", ", parts) + " and " + last);
    }
}
