package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.app.ValueFormat;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.file.Json;
import werkbank.transfer.ParameterColumns;

/** Configurations whose results a study knows beforehand, one row each; in their order, or a source's best first. */
final class KnownTable {
    private static final String STATE = "KNOWN";
    private static final List<String> COLUMNS =
            List.of("number", "state", "from", "figure", "objective", "epochs", "trainedToEnd");

    private final List<KnownResults> sources;
    private final List<Row> rows;

    /**
     * A configuration; as JSON it is what {@code trials --known --json} has: keys may be added, none renamed.
     *
     * @param number from 1, none of a trial's
     * @param from the space's {@code enqueue}, a file or a study
     * @param figure what {@code objective} is, for instance {@code val-accuracy}
     * @param objective the value reached; empty when the loss was no number
     * @param epochs that it was trained; empty where that isn't known
     * @param trainedToEnd whether they were all that it was to have; false where it was ended early
     */
    record Row(
            int number,
            String state,
            String from,
            String figure,
            Optional<Double> objective,
            Optional<Integer> epochs,
            boolean trainedToEnd,
            SortedMap<String, Object> parameters) {}

    private KnownTable(List<KnownResults> sources, List<Row> rows) {
        this.sources = sources;
        this.rows = rows;
    }

    static KnownTable of(List<KnownResults> sources) {
        return of(sources, KnownResults::trials);
    }

    private static KnownTable of(List<KnownResults> sources, Function<KnownResults, List<KnownTrial>> choice) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (KnownResults source : sources) {
            Map<KnownTrial, Integer> numbers = new IdentityHashMap<>();
            for (KnownTrial trial : source.trials()) {
                numbers.put(trial, ++number);
            }
            choice.apply(source).forEach(trial -> rows.add(row(numbers.get(trial), source, trial)));
        }
        return new KnownTable(sources, rows);
    }

    private static Row row(int number, KnownResults source, KnownTrial trial) {
        return new Row(
                number,
                STATE,
                source.source(),
                source.figure(),
                trial.value(),
                trial.epochs(),
                trial.whole(),
                trial.parameters());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** The sources in words. */
    String words() {
        return sources.stream().map(KnownResults::words).collect(Collectors.joining("; "));
    }

    /** The best of each source, with the numbers that they have among all. */
    KnownTable best(int count) {
        return of(sources, source -> source.bestFirst().stream().limit(count).toList());
    }

    private TreeSet<String> parameters() {
        return rows.stream()
                .flatMap(row -> row.parameters().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String text() {
        TreeSet<String> names = parameters();
        List<List<String>> texts = new ArrayList<>();
        texts.add(Stream.concat(Stream.of("known", "state", "from", "figure", "reached", "epochs"), names.stream())
                .toList());
        for (Row row : rows) {
            texts.add(Stream.concat(
                            Stream.of(
                                    Integer.toString(row.number()),
                                    row.state(),
                                    row.from(),
                                    row.figure(),
                                    row.objective()
                                            .map(value -> String.format(Locale.ROOT, "%.6g", value))
                                            .orElse("-"),
                                    row.epochs().map(Object::toString).orElse("-")),
                            names.stream()
                                    .map(name ->
                                            ValueFormat.value(row.parameters().get(name))))
                    .toList());
        }
        return TextTable.of(texts);
    }

    /** Writes the rows in the order of their numbers. */
    String json() {
        return Json.write(
                rows.stream().sorted(Comparator.comparingInt(Row::number)).toList());
    }

    /** Numbers in full; an absent value is an empty cell. */
    String csv() throws JsonProcessingException {
        CsvSchema.Builder schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        TreeSet<String> names = parameters();
        ParameterColumns columns = ParameterColumns.of(names);
        names.stream().map(columns::column).map(TrialTable::noFormula).forEach(schema::addColumn);
        return new CsvMapper()
                .writer(schema.build().withHeader().withLineSeparator("\n"))
                .writeValueAsString(
                        rows.stream().map(row -> cells(row, columns)).toList());
    }

    private static Map<String, Object> cells(Row row, ParameterColumns columns) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("number", row.number());
        cells.put("state", row.state());
        cells.put("from", TrialTable.noFormula(row.from()));
        cells.put("figure", TrialTable.noFormula(row.figure()));
        cells.put("objective", row.objective().orElse(null));
        cells.put("epochs", row.epochs().orElse(null));
        cells.put("trainedToEnd", row.trainedToEnd());
        row.parameters()
                .forEach((name, value) -> cells.put(
                        TrialTable.noFormula(columns.column(name)),
                        value instanceof String text ? TrialTable.noFormula(text) : value));
        return cells;
    }
}
