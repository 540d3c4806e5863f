package werkbank.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;

/** Trials side by side, one column a parameter; a parameter that a trial doesn't have is {@code -}. */
final class TrialTable {
    private final List<Trial> trials;
    private final TreeSet<String> parameters = new TreeSet<>();
    private final boolean anAverageWasKept;

    TrialTable(List<Trial> trials) {
        this.trials = trials;
        this.anAverageWasKept = trials.stream()
                .flatMap(trial -> trial.outcome().stream())
                .anyMatch(outcome -> outcome.weights() != Weights.TRAINED);
        trials.forEach(trial -> parameters.addAll(trial.parameters().keySet()));
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("trial", "state", "accuracy", "log-loss", "epochs", "seconds"));
        if (anAverageWasKept) {
            head.add("weights");
        }
        head.addAll(parameters);
        rows.add(head);
        trials.forEach(trial -> rows.add(row(trial)));
        return TextTable.of(rows);
    }

    private List<String> row(Trial trial) {
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(trial.number()),
                trial.state().name(),
                trial.outcome().map(o -> Shown.percent(o.accuracy())).orElse("-"),
                trial.outcome().map(o -> Shown.decimal(o.logLoss())).orElse("-"),
                Integer.toString(trial.epochs()),
                String.format(Locale.ROOT, "%.1f", trial.seconds())));
        if (anAverageWasKept) {
            row.add(trial.outcome().map(o -> o.weights().label()).orElse("-"));
        }
        parameters.forEach(name -> row.add(Shown.value(trial.parameters().get(name))));
        return row;
    }

    /** Numbers in full; an absent value is an empty cell. */
    String csv() throws JsonProcessingException {
        CsvSchema.Builder schema = CsvSchema.builder();
        List<String> fixed =
                List.of("number", "state", "objective", "logLoss", "epochs", "bestEpoch", "weights", "seconds");
        fixed.forEach(schema::addColumn);
        parameters.forEach(schema::addColumn);
        List<Map<String, Object>> rows = trials.stream().map(this::cells).toList();
        return new CsvMapper()
                .writer(schema.build().withHeader().withLineSeparator("\n"))
                .writeValueAsString(rows);
    }

    private Map<String, Object> cells(Trial trial) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("number", trial.number());
        cells.put("state", trial.state());
        cells.put("objective", trial.outcome().map(Outcome::accuracy).orElse(null));
        cells.put("logLoss", trial.outcome().map(Outcome::logLoss).orElse(null));
        cells.put("epochs", trial.epochs());
        cells.put("bestEpoch", trial.outcome().map(Outcome::bestEpoch).orElse(null));
        cells.put("weights", trial.outcome().map(o -> o.weights().label()).orElse(null));
        cells.put("seconds", trial.seconds());
        parameters.forEach(name -> cells.put(name, trial.parameters().get(name)));
        return cells;
    }
}
