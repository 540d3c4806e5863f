package werkbank.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.option.MessageText;
import werkbank.space.FittedValues;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SearchSpace;

/**
 * The trials of a file as a study learns from them. A trial that doesn't fit the space is left out and counted; a file that
 * doesn't is refused.
 *
 * @param ours the space of the study that learns
 * @param now when it does
 */
public record FileTransfer(SearchSpace ours, Instant now) {
    private static final Set<String> WHOLE = Set.of("COMPLETE", "KNOWN");
    private static final String PRUNED = "PRUNED";
    /** Words that pandas and Python write for a number that is none. */
    private static final Set<String> NO_NUMBER = Set.of("nan", "inf", "-inf", "infinity", "-infinity", "none", "null");

    /**
     * Reads the file.
     *
     * @param before what the study knows already; a trial that is there isn't taken again
     * @throws InputException when the file can't be read, its columns aren't understood, or a value is none that the study's
     *     objective can have
     */
    public KnownResults of(TrialImport how, List<KnownResults> before) {
        TrialFile file = TrialFile.read(how.file());
        Objective objective = ours.search().objective();
        FileColumns columns = FileColumns.of(file, how, ours.parameters(), objective);
        boolean sameScale = !how.otherScale() && columns.higherIsBetter() == objective.higherIsBetter();
        Set<KnownTrial> there = new HashSet<>();
        before.stream()
                .filter(results -> results.origin() == KnownResults.Origin.IMPORTED)
                .forEach(results -> there.addAll(results.trials()));
        LeftOut leftOut = new LeftOut();
        List<KnownTrial> taken = new ArrayList<>();
        for (TrialFile.Row row : file.rows()) {
            trial(row, columns, how, leftOut).ifPresent(trial -> {
                if (sameScale) {
                    requirePossible(trial.value().orElseThrow(), row, columns, objective);
                }
                if (there.add(trial)) {
                    taken.add(trial);
                } else {
                    leftOut.add("it is there already", row.place());
                }
            });
        }
        return new KnownResults(
                KnownResults.Origin.IMPORTED,
                Objects.requireNonNull(how.file().getFileName()).toString(),
                now,
                sameScale ? objective.label() : columns.value(),
                columns.higherIsBetter(),
                sameScale,
                taken,
                leftOut.words());
    }

    private Optional<KnownTrial> trial(TrialFile.Row row, FileColumns columns, TrialImport how, LeftOut leftOut) {
        String state = state(row);
        if (!WHOLE.contains(state) && !state.equals(PRUNED)) {
            leftOut.add("its state is " + state, row.place());
            return Optional.empty();
        }
        if (row.cells().containsKey("repeats")) {
            leftOut.add("it repeats another trial", row.place());
            return Optional.empty();
        }
        OptionalInt epochs = epochs(row, columns, how);
        if (state.equals(PRUNED) && epochs.isEmpty()) {
            leftOut.add("it was pruned, and after how many epochs isn't known", row.place());
            return Optional.empty();
        }
        Optional<Double> value = value(row, columns);
        if (value.isEmpty()) {
            leftOut.add("it has no " + columns.value(), row.place());
            return Optional.empty();
        }
        FittedValues fitted = FittedValues.of(ours.parameters(), parameter -> cell(row, columns, parameter));
        if (fitted.misfit().isPresent()) {
            leftOut.add(fitted.misfit().get(), row.place());
            return Optional.empty();
        }
        return Optional.of(new KnownTrial(
                fitted.values(),
                value,
                epochs.isPresent() ? Optional.of(epochs.getAsInt()) : Optional.empty(),
                WHOLE.contains(state) && !wasCutShort(row) && how.epochs().isEmpty()));
    }

    /** A known configuration has its state whether it was trained to its end or not. */
    private static boolean wasCutShort(TrialFile.Row row) {
        return "false".equals(String.valueOf(row.cells().get("trainedToEnd")));
    }

    private static String state(TrialFile.Row row) {
        String state = String.valueOf(row.cells().getOrDefault("state", "COMPLETE"));
        return state.substring(state.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static OptionalInt epochs(TrialFile.Row row, FileColumns columns, TrialImport how) {
        Optional<Object> cell = columns.epochs().map(row.cells()::get).or(() -> how.epochs()
                .filter(word -> columns.epochs().isEmpty()));
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        double epochs = number(cell.get()).orElse(Double.NaN);
        if (!(epochs >= 1 && epochs == Math.rint(epochs) && epochs <= Integer.MAX_VALUE)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: epochs is %s; it must be a whole number of at least 1%s",
                    row.place(),
                    MessageText.shown(cell.get()),
                    columns.epochs().isEmpty() ? ", or the name of a column" : ""));
        }
        return OptionalInt.of((int) epochs);
    }

    private static Optional<Double> value(TrialFile.Row row, FileColumns columns) {
        Object cell = row.cells().get(columns.value());
        if (cell == null || NO_NUMBER.contains(cell.toString().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        double value = number(cell)
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "%s: %s is %s; it must be a number",
                        row.place(),
                        columns.value(),
                        MessageText.shown(cell))));
        return Optional.of(value).filter(Double::isFinite);
    }

    private static void requirePossible(double value, TrialFile.Row row, FileColumns columns, Objective objective) {
        if (!objective.isPossible(value)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %s is %s, and the study's %s is %s; add --other-scale, then only the order counts",
                    row.place(),
                    columns.value(),
                    MessageText.shown(value),
                    objective.label(),
                    objective.range()));
        }
    }

    private static Optional<Double> number(Object cell) {
        if (cell instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return Optional.of(Double.valueOf(cell.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads what a cell says of a parameter: the first way to read it that gives one of its values, and else as it stands. A text
     * that Werkbank wrote for spreadsheets may have an apostrophe before it.
     */
    private static Optional<Object> cell(TrialFile.Row row, FileColumns columns, Parameter parameter) {
        return Optional.ofNullable(columns.parameters().get(parameter.name()))
                .map(row.cells()::get)
                .map(cell -> readings(cell)
                        .filter(reading -> parameter.canonical(reading).isPresent())
                        .findFirst()
                        .orElse(cell));
    }

    private static Stream<Object> readings(Object cell) {
        String text = cell.toString();
        Map<String, Boolean> words = Map.of("true", true, "false", false);
        return Stream.of(
                        Optional.<Object>of(cell),
                        number(cell).<Object>map(number -> number),
                        Optional.<Object>ofNullable(words.get(text.toLowerCase(Locale.ROOT))),
                        Optional.<Object>of(text),
                        text.startsWith("'") ? Optional.<Object>of(text.substring(1)) : Optional.<Object>empty())
                .flatMap(Optional::stream);
    }
}
