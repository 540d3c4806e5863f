package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.recipe.Precision;

/** The table {@code leg}, with a row for each time that a trial runs. */
final class TrialLegTable {
    /** The foreign key's index finds the trial's legs, which are few. */
    private static final String LATEST = "(SELECT MAX(id) FROM leg WHERE trial = ?)";

    private TrialLegTable() {}

    static void begin(Handle handle, int trial, Instant started) {
        handle.execute(
                "INSERT INTO leg (trial, started, first_epoch) SELECT number, ?, epochs + 1 FROM trial WHERE number = ?",
                started,
                trial);
    }

    static void setWorker(Handle handle, int trial, String worker) {
        handle.execute("UPDATE leg SET worker = ? WHERE id = " + LATEST, worker, trial);
    }

    static void setComputation(Handle handle, int trial, Computation computation) {
        handle.execute(
                "UPDATE leg SET engine = ?, precision = ?, device = ?, algorithms = ? WHERE id = " + LATEST,
                computation.engine(),
                computation.precision().name(),
                computation.device(),
                Json.write(computation.algorithms()),
                trial);
    }

    /** Sets the first epoch of a leg that has trained none yet or starts over; any other goes on with a new worker. */
    static void setFirstEpoch(Handle handle, int trial, int epoch) {
        handle.execute(
                "UPDATE leg SET first_epoch = ? WHERE id = " + LATEST
                        + " AND (first_epoch > ? OR NOT EXISTS"
                        + " (SELECT 1 FROM epoch e WHERE e.trial = leg.trial AND e.epoch >= leg.first_epoch))",
                epoch,
                trial,
                epoch);
    }

    static void end(Handle handle, int trial, TrialResult result, Instant ended) {
        handle.execute(
                "UPDATE leg SET ended = ?, last_epoch = ?, left_as = ? WHERE id = " + LATEST,
                ended,
                result.epochs(),
                result.state().name(),
                trial);
    }

    static List<TrialLeg> all(Handle handle) {
        return handle.createQuery("SELECT * FROM leg ORDER BY id")
                .map((row, context) -> leg(row))
                .list();
    }

    private static TrialLeg leg(ResultSet row) throws SQLException {
        return new TrialLeg(
                row.getInt("trial"),
                Optional.ofNullable(row.getString("worker")),
                row.getObject("started", Instant.class),
                Optional.ofNullable(row.getObject("ended", Instant.class)),
                row.getInt("first_epoch"),
                Optional.ofNullable(row.getObject("last_epoch", Integer.class)),
                Optional.ofNullable(row.getString("left_as")).map(TrialState::valueOf),
                computation(row));
    }

    private static Optional<Computation> computation(ResultSet row) throws SQLException {
        String engine = row.getString("engine");
        return engine == null
                ? Optional.empty()
                : Optional.of(new Computation(
                        engine,
                        Precision.valueOf(row.getString("precision")),
                        row.getString("device"),
                        List.of(Json.read(row.getString("algorithms"), String[].class))));
    }
}
