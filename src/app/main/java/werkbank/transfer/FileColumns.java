package werkbank.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.option.MessageText;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * The meaning of each column of a file of trials.
 *
 * @param value of the result
 * @param higherIsBetter whether larger results are better
 * @param epochs that a trial was trained; empty where no column tells
 * @param parameters columns by our parameters' names
 */
record FileColumns(String value, boolean higherIsBetter, Optional<String> epochs, Map<String, String> parameters) {
    private static final String EPOCHS = "epochs";
    private static final String OWN_VALUE = "objective";
    private static final String OPTUNAS_VALUE = "value";
    private static final String FIGURE = "figure";

    /**
     * @throws InputException when there is no column of the result, it has other figures than the study's objective, or a
     *     column is no parameter of the space
     */
    static FileColumns of(TrialFile file, TrialImport how, List<Parameter> space, Objective objective) {
        String value = value(file, how, objective);
        requireFigure(file, how, value, objective);
        return new FileColumns(
                value,
                how.higherIsBetter().orElseGet(() -> higherIsBetter(file, value, objective)),
                how.epochs().or(() -> Optional.of(EPOCHS)).filter(column -> file.columns()
                        .contains(column)),
                parameters(file, how, space, value));
    }

    private static String value(TrialFile file, TrialImport how, Objective objective) {
        List<String> usual = file.columns().contains(OWN_VALUE) && !isOtherDirection(how, objective)
                ? List.of(objective.label(), ownFigure(objective), OWN_VALUE)
                : List.of(objective.label(), OWN_VALUE, OPTUNAS_VALUE);
        List<String> wanted = how.value().map(List::of).orElse(usual);
        return wanted.stream()
                .filter(file.columns()::contains)
                .findFirst()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "%s has no column %s; name the result's with --objective, one of %s",
                        file.name(),
                        wanted.stream().map(MessageText::quoted).collect(Collectors.joining(" nor ")),
                        file.columns().stream().map(MessageText::quoted).collect(Collectors.joining(", ")))));
    }

    /** Whether the user says that the result is another figure than the study's, of which the other end is better. */
    private static boolean isOtherDirection(TrialImport how, Objective objective) {
        return how.higherIsBetter()
                .filter(higher -> higher != objective.higherIsBetter())
                .isPresent();
    }

    /** The column of an objective's figure in Werkbank's tables, whose {@code objective} may be another. */
    private static String ownFigure(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY -> "accuracy";
            case VAL_LOSS -> "logLoss";
            case VAL_F1 -> "macroF1";
            case VAL_BALANCED_ACCURACY -> "balancedAccuracy";
            case VAL_ERRORS -> "errors";
        };
    }

    /** Werkbank's tables of known configurations say in each row what {@code objective} is. */
    private static void requireFigure(TrialFile file, TrialImport how, String value, Objective objective) {
        boolean isOrderAlone = how.otherScale() && how.higherIsBetter().isPresent() || isOtherDirection(how, objective);
        if (!value.equals(OWN_VALUE) || isOrderAlone || how.ignored().contains(FIGURE)) {
            return;
        }
        file.rows().stream()
                .filter(row -> row.cells().containsKey(FIGURE)
                        && !objective.label().equals(row.cells().get(FIGURE)))
                .findFirst()
                .ifPresent(row -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: objective is %s, and the study's is %s; leave such trials out, or add --other-scale and"
                                    + " --direction maximise or --direction minimise, then only the order counts",
                            row.place(),
                            MessageText.shown(row.cells().get(FIGURE)),
                            objective.label()));
                });
    }

    private static boolean higherIsBetter(TrialFile file, String value, Objective objective) {
        if (List.of(objective.label(), ownFigure(objective), OWN_VALUE).contains(value)) {
            return objective.higherIsBetter();
        }
        throw new InputException(String.format(
                Locale.ROOT,
                "%s doesn't tell whether larger or smaller values of '%s' are better; add --direction maximise or"
                        + " --direction minimise",
                file.name(),
                value));
    }

    private static Map<String, String> parameters(
            TrialFile file, TrialImport how, List<Parameter> space, String value) {
        boolean marked = file.columns().stream().anyMatch(column -> column.startsWith(TrialFile.PARAMETER));
        Map<String, String> columns = new LinkedHashMap<>();
        TreeSet<String> unknown = new TreeSet<>();
        TreeSet<String> ours = space.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        for (String column : file.columns()) {
            String theirs = marked && column.startsWith(TrialFile.PARAMETER)
                    ? column.substring(TrialFile.PARAMETER.length())
                    : column;
            String name = how.names().getOrDefault(theirs, theirs);
            boolean isMapped = how.names().containsKey(theirs);
            boolean isParameter = marked
                    ? column.startsWith(TrialFile.PARAMETER)
                    : !ParameterColumns.isOther(column)
                            && !column.equals(value)
                            && !how.epochs().equals(Optional.of(column));
            if ((isParameter || isMapped) && !how.ignored().contains(theirs)) {
                if (ours.contains(name)) {
                    columns.put(name, column);
                } else {
                    unknown.add(theirs);
                }
            }
        }
        refuse(file, how, unknown, ours);
        return columns;
    }

    private static void refuse(TrialFile file, TrialImport how, TreeSet<String> unknown, TreeSet<String> ours) {
        Stream<String> misnamed = how.names().entrySet().stream()
                .filter(entry -> !ours.contains(entry.getValue()))
                .map(entry -> entry.getValue());
        Stream.concat(unknown.stream().map(name -> how.names().getOrDefault(name, name)), misnamed)
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: '%s' is no parameter of the study, which has %s; say which it is with --map %s=OURS, or leave"
                                    + " it out with --ignore %s",
                            file.name(),
                            name,
                            ours.isEmpty() ? "none" : String.join(", ", ours),
                            name,
                            name));
                });
        for (String name : how.names().keySet()) {
            if (!file.columns().contains(name) && !file.columns().contains(TrialFile.PARAMETER + name)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "--map %s=%s: %s has no '%s'; it has %s",
                        name,
                        how.names().get(name),
                        file.name(),
                        name,
                        file.columns().stream()
                                .filter(column -> !column.isEmpty())
                                .collect(Collectors.joining(", "))));
            }
        }
    }
}
