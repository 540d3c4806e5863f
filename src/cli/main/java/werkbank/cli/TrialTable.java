package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.app.ValueFormat;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSummary;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.report.figure.Axis;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.transfer.ParameterColumns;

/** Trials side by side, one column a parameter; a parameter that a trial doesn't have is {@code -}. */
final class TrialTable {
    /** Columns of the CSV form before those of the parameters: keys of a {@link TrialSummary}. */
    static final List<String> FIXED = List.of(
            "number",
            "state",
            "objective",
            "accuracy",
            "spread",
            "logLoss",
            "macroF1",
            "balancedAccuracy",
            "errors",
            "epochs",
            "bestEpoch",
            "weights",
            "networkParameters",
            "secondsPerImage",
            "front",
            "repeats",
            "seconds");

    /** Columns that come after them where any trial has recorded what it was computed with. */
    static final List<String> COMPUTED = List.of("engine", "precision", "device");

    private final List<Trial> trials;
    private final SearchPlan plan;
    private final Set<Integer> front;
    private final Map<Integer, List<Computation>> computations;
    private final TreeSet<String> parameters = new TreeSet<>();

    /**
     * A table of trials.
     *
     * @param front numbers of the trials on the Pareto front
     * @param computations what each trial's epochs were computed with
     */
    TrialTable(List<Trial> trials, SearchPlan plan, Set<Integer> front, Map<Integer, List<Computation>> computations) {
        this.trials = trials;
        this.plan = plan;
        this.front = front;
        this.computations = computations;
        trials.forEach(trial -> parameters.addAll(trial.parameters().keySet()));
    }

    private record Column(String head, Function<Trial, String> cell) {
        /** Makes a column of trials with a result; the others have {@code -}. */
        static Column of(String head, Function<Outcome, String> cell) {
            return new Column(head, trial -> trial.outcome().map(cell).orElse("-"));
        }
    }

    /** @param stops of each trial, in words */
    String text(Map<Integer, String> stops) {
        List<Column> columns = columns(trial -> stops.getOrDefault(trial.number(), "-"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::head).toList());
        trials.forEach(trial -> rows.add(
                columns.stream().map(column -> column.cell().apply(trial)).toList()));
        return TextTable.of(rows);
    }

    private List<Column> columns(Function<Trial, String> stops) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("trial", trial -> Integer.toString(trial.number())));
        columns.add(new Column("state", trial -> trial.state().name()));
        columns.add(Column.of(
                "accuracy", outcome -> ValueFormat.percent(outcome.best().accuracy())));
        if (plan.objective() == Objective.VAL_F1) {
            columns.add(Column.of(
                    "macro-f1", outcome -> ValueFormat.percent(outcome.best().macroF1())));
        }
        if (plan.objective() == Objective.VAL_BALANCED_ACCURACY) {
            columns.add(Column.of(
                    "balanced", outcome -> ValueFormat.percent(outcome.best().balancedAccuracy())));
        }
        if (plan.objective() == Objective.VAL_ERRORS) {
            columns.add(Column.of(
                    "errors", outcome -> ValueFormat.count(outcome.best().errors())));
        }
        if (someOutcome(outcome -> outcome.spread().isPresent())) {
            columns.add(Column.of(
                    "spread",
                    outcome -> outcome.spread().map(ValueFormat::percent).orElse("-")));
        }
        columns.add(Column.of(
                "log-loss", outcome -> ValueFormat.decimal(outcome.best().logLoss())));
        plan.cost().ifPresent(cost -> {
            columns.add(Column.of(cost.label(), outcome -> ValueFormat.value(cost, outcome)));
            columns.add(new Column("front", trial -> front.contains(trial.number()) ? "yes" : "-"));
        });
        if (!plan.constraints().limits().isEmpty()) {
            columns.add(new Column("breaks", trial -> breaks(trial).isEmpty() ? "-" : breaks(trial)));
        }
        if (trials.stream().anyMatch(Trial::isRepeat)) {
            columns.add(new Column(
                    "repeats", trial -> trial.repeats().map(Object::toString).orElse("-")));
        }
        columns.add(new Column("epochs", trial -> Integer.toString(trial.epochs())));
        columns.add(new Column("seconds", trial -> String.format(Locale.ROOT, "%.1f", trial.seconds())));
        if (someOutcome(outcome -> outcome.best().weights() != Weights.TRAINED)) {
            columns.add(Column.of("weights", outcome -> outcome.best().weights().label()));
        }
        if (trials.stream().anyMatch(trial -> !stops.apply(trial).equals("-"))) {
            columns.add(new Column("stops", stops));
        }
        columns.addAll(computationColumns());
        parameters.forEach(name -> columns.add(parameter(name)));
        return columns;
    }

    /**
     * Columns that say what trials were computed with, as far as it isn't the same for all; a precision other than f32
     * is always said.
     */
    private List<Column> computationColumns() {
        Column precision =
                computed("precision", computation -> computation.precision().label());
        return Stream.of(precision, computed("engine", Computation::engine), computed("device", Computation::device))
                .filter(column -> differs(column)
                        || column == precision
                                && trials.stream()
                                        .flatMap(trial -> ofTrial(trial).stream())
                                        .anyMatch(computation -> computation.precision() != Precision.F32))
                .toList();
    }

    private Column computed(String head, Function<Computation, String> value) {
        return new Column(
                head,
                trial -> ofTrial(trial).isEmpty()
                        ? "-"
                        : ofTrial(trial).stream().map(value).distinct().collect(Collectors.joining(", then ")));
    }

    private List<Computation> ofTrial(Trial trial) {
        return computations.getOrDefault(trial.number(), List.of());
    }

    private boolean differs(Column column) {
        return trials.stream()
                        .filter(trial -> !ofTrial(trial).isEmpty())
                        .map(column.cell())
                        .distinct()
                        .count()
                > 1;
    }

    /** The column of a parameter, with digits that tell its values apart. */
    private Column parameter(String name) {
        DoubleSummaryStatistics range = trials.stream()
                .map(trial -> trial.parameters().get(name))
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .summaryStatistics();
        int digits =
                Math.max(ValueFormat.DIGITS, range.getCount() == 0 ? 0 : Axis.digits(range.getMin(), range.getMax()));
        return new Column(name, trial -> ValueFormat.value(trial.parameters().get(name), digits));
    }

    private String breaks(Trial trial) {
        return trial.broken(plan.constraints()).stream().map(ResultLimit::text).collect(Collectors.joining("; "));
    }

    private boolean someOutcome(Predicate<Outcome> condition) {
        return trials.stream().flatMap(trial -> trial.outcome().stream()).anyMatch(condition);
    }

    /** Numbers in full; an absent value is an empty cell. */
    String csv() throws JsonProcessingException {
        CsvSchema.Builder schema = CsvSchema.builder();
        List<String> fixed = fixed();
        fixed.forEach(schema::addColumn);
        ParameterColumns columns = ParameterColumns.of(parameters);
        parameters.stream().map(columns::column).map(TrialTable::noFormula).forEach(schema::addColumn);
        List<Map<String, Object>> rows =
                trials.stream().map(trial -> cells(trial, fixed, columns)).toList();
        return new CsvMapper()
                .writer(schema.build().withHeader().withLineSeparator("\n"))
                .writeValueAsString(rows);
    }

    private List<String> fixed() {
        boolean isComputed = trials.stream().anyMatch(trial -> !ofTrial(trial).isEmpty());
        boolean isLimited = !plan.constraints().limits().isEmpty();
        return Stream.of(
                        FIXED,
                        isLimited ? List.of("breaks") : List.<String>of(),
                        isComputed ? COMPUTED : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, Object> cells(Trial trial, List<String> fixed, ParameterColumns columns) {
        Map<String, Object> cells = Json.mapper()
                .convertValue(TrialSummary.of(trial, plan, front, ofTrial(trial)), new TypeReference<>() {});
        cells.keySet().retainAll(fixed);
        cells.putIfAbsent("front", false);
        cells.computeIfPresent("breaks", (key, any) -> breaks(trial));
        parameters.forEach(name -> cells.put(
                noFormula(columns.column(name)),
                trial.parameters().get(name) instanceof String text
                        ? noFormula(text)
                        : trial.parameters().get(name)));
        return cells;
    }

    /** A text that a spreadsheet would take for a formula gets the apostrophe that makes it a text there. */
    static String noFormula(String text) {
        return text.matches("(?s)[=+\\-@\t\r\n].*") ? "'" + text : text;
    }
}
