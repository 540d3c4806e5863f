package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.file.StoredFile;

/** A trial from its row. */
final class TrialRow implements RowMapper<Trial> {
    /** JSON tells whole numbers, decimals, booleans and strings apart, and so do the values that come back. */
    private static final class Parameters extends TreeMap<String, Object> {}

    private static final class Counts extends ArrayList<List<Integer>> {}

    @Override
    public Trial map(ResultSet row, StatementContext context) throws SQLException {
        TrialState state = TrialState.valueOf(present(row, "state"));
        return new Trial(
                row.getInt("number"),
                state,
                row.getLong("seed"),
                Collections.unmodifiableSortedMap(Json.read(present(row, "parameters"), Parameters.class)),
                row.getInt("epochs"),
                row.getDouble("seconds"),
                row.getObject("started", Instant.class),
                Optional.ofNullable(row.getObject("ended", Instant.class)),
                // Former versions left the figures of a rung to a trial that failed after it.
                state.mayHaveOutcome() ? outcome(row) : Optional.empty(),
                failure(row),
                Optional.ofNullable(row.getObject("repeats", Integer.class)));
    }

    private static Optional<TrialResult.Outcome> outcome(ResultSet row) throws SQLException {
        int epoch = row.getInt("best_epoch");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new TrialResult.Outcome(
                new Checkpoint(
                        epoch,
                        TrialResult.Weights.valueOf(present(row, "weights")),
                        row.getDouble("accuracy"),
                        row.getDouble("log_loss"),
                        row.getDouble("macro_f1"),
                        row.getInt("errors"),
                        models(row),
                        probabilities(row),
                        row.getObject("balanced_accuracy", Double.class)),
                row.getDouble("seconds_per_image"),
                Optional.ofNullable(row.getObject("spread", Double.class)),
                confusion(row),
                row.getLong("parameter_count"),
                List.of(Json.read(present(row, "checkpoints"), Checkpoint[].class)),
                files(row, "last_models")));
    }

    private static List<List<Integer>> confusion(ResultSet row) throws SQLException {
        String counts = row.getString("confusion");
        return counts == null ? List.of() : Json.read(counts, Counts.class);
    }

    private static Optional<StoredFile> probabilities(ResultSet row) throws SQLException {
        String path = row.getString("probabilities_path");
        return path == null
                ? Optional.empty()
                : Optional.of(new StoredFile(
                        path, row.getString("probabilities_sha256"), row.getLong("probabilities_bytes")));
    }

    /** The networks of a trial or a member. */
    static List<StoredFile> models(ResultSet row) throws SQLException {
        return files(row, "models");
    }

    private static List<StoredFile> files(ResultSet row, String column) throws SQLException {
        return List.of(Json.read(present(row, column), StoredFile[].class));
    }

    /** A text that we always write; a damaged file may have lost it. */
    private static String present(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw new SQLException("column " + column + " has lost its value", "", ErrorCode.FILE_CORRUPTED_1);
        }
        return text;
    }

    private static Optional<TrialResult.Failure> failure(ResultSet row) throws SQLException {
        String cause = row.getString("failure_cause");
        return cause == null
                ? Optional.empty()
                : Optional.of(new TrialResult.Failure(cause, row.getString("failure_detail")));
    }
}
