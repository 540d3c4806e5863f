package werkbank.bench.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Searches that come to their end as Markdown: what they cost, and what they leave for an ensemble. */
final class FinishedTable {
    private final Map<Row, List<FinishedSearch>> rows = new LinkedHashMap<>();

    private record Row(String end, String method) {}

    /**
     * Adds a method's searches on a task.
     *
     * @param end what ends them
     */
    void add(String end, String method, List<FinishedSearch> searches) {
        rows.computeIfAbsent(new Row(end, method), row -> new ArrayList<>()).addAll(searches);
    }

    /** The table; figures are means, and of the complete trials the fewest too. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "| end | method | trainings | legs | complete | fewest | best | best %d | searches |%n",
                FinishedSearch.MEMBERS));
        text.append("|").append(" --- |".repeat(9)).append('\n');
        rows.forEach((row, searches) -> text.append(line(row, searches, Means.of(searches))));
        return text.toString();
    }

    private static String line(Row row, List<FinishedSearch> searches, Means means) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.0f | %.1f | %d | %.4f | %.4f | %d |%n",
                row.end(),
                row.method(),
                means.trainings(),
                means.legs(),
                means.complete(),
                searches.stream().mapToInt(FinishedSearch::complete).min().orElseThrow(),
                means.best(),
                means.members(),
                searches.size());
    }

    /** The means of each method, by what ended its searches and its name. */
    Map<String, Map<String, Means>> figures() {
        Map<String, Map<String, Means>> figures = new LinkedHashMap<>();
        rows.forEach((row, searches) ->
                figures.computeIfAbsent(row.end(), end -> new LinkedHashMap<>()).put(row.method(), Means.of(searches)));
        return figures;
    }

    /** Means over searches, as {@link FinishedSearch} has them. */
    record Means(double trainings, double legs, double complete, double best, double members) {
        static Means of(List<FinishedSearch> searches) {
            return new Means(
                    mean(searches, FinishedSearch::trainings),
                    mean(searches, FinishedSearch::legs),
                    mean(searches, FinishedSearch::complete),
                    mean(searches, FinishedSearch::best),
                    mean(searches, FinishedSearch::members));
        }
    }

    private static double mean(List<FinishedSearch> searches, ToDoubleFunction<FinishedSearch> figure) {
        return searches.stream().mapToDouble(figure).average().orElseThrow();
    }
}
