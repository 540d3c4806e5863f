package werkbank.transfer;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialSummary;

/**
 * The names that parameters' columns have in a table of trials: the parameters' own, or each with {@code params_} before it
 * where an import would take one of them for something else.
 */
public final class ParameterColumns {
    /** The keys of {@code trials --json}, of which {@code --csv} has some, and those of {@code --known} beside them. */
    private static final Set<String> OURS = Stream.concat(
                    Stream.of(TrialSummary.class.getRecordComponents()).map(RecordComponent::getName),
                    Stream.of("known", "from", "figure", "trainedToEnd"))
            .collect(Collectors.toUnmodifiableSet());

    /** The columns of Optuna's tables that are no parameters; that of pandas' index may have no name. */
    private static final Pattern OPTUNAS =
            Pattern.compile("|index|value|values_.*|datetime_.*|duration|user_attrs.*|system_attrs.*"
                    + "|intermediate_values.*|distributions.*|trial_id|study_id");

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
        return OURS.contains(column) || OPTUNAS.matcher(column).matches();
    }

    /** The name of a parameter's column. */
    public String column(String parameter) {
        return prefix + parameter;
    }
}
