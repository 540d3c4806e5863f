package werkbank.transfer;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The names that parameters' columns have in a table of trials: the parameters' own, or each with {@code params_} before it
 * where an import would take one of them for something else.
 */
public final class ParameterColumns {
    /** The columns of Werkbank's tables, and of Optuna's, that are no parameters. */
    private static final Pattern OTHERS = Pattern.compile(
            "|index|number|state|value|values_.*|objective|accuracy|spread|logLoss|macroF1|balancedAccuracy|errors|epochs"
                    + "|bestEpoch|weights|networkParameters|secondsPerImage|front|repeats|seconds|engine|precision|device"
                    + "|algorithms|computedBefore|cause|datetime_.*|duration|user_attrs.*|system_attrs.*"
                    + "|intermediate_values.*|distributions.*|breaks|trial_id|study_id|known|from|figure"
                    + "|trainedToEnd");

    private final String prefix;

    private ParameterColumns(String prefix) {
        this.prefix = prefix;
    }

    /** The columns of all parameters that a table has. */
    public static ParameterColumns of(Collection<String> parameters) {
        boolean mistakable =
                parameters.stream().anyMatch(name -> isOther(name) || name.startsWith(TrialFile.PARAMETER));
        return new ParameterColumns(mistakable ? TrialFile.PARAMETER : "");
    }

    /** Whether a column of this name is no parameter's, where the table has no prefix. */
    static boolean isOther(String column) {
        return OTHERS.matcher(column).matches();
    }

    /** The name of a parameter's column. */
    public String column(String parameter) {
        return prefix + parameter;
    }
}
