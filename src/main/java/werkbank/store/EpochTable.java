package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.EpochMetrics;

/** One row an epoch. */
final class EpochTable {
    private EpochTable() {}

    static List<EpochMetrics> of(Handle handle, int trial) {
        return handle.createQuery("SELECT * FROM epoch WHERE trial = :trial ORDER BY epoch")
                .bind("trial", trial)
                .map((row, context) -> metrics(row))
                .list();
    }

    static Map<Integer, List<EpochMetrics>> all(Handle handle) {
        Map<Integer, List<EpochMetrics>> byTrial = new TreeMap<>();
        handle.createQuery("SELECT * FROM epoch ORDER BY trial, epoch")
                .map((row, context) -> Map.entry(row.getInt("trial"), metrics(row)))
                .forEach(entry -> byTrial.computeIfAbsent(entry.getKey(), trial -> new ArrayList<>())
                        .add(entry.getValue()));
        return byTrial;
    }

    private static EpochMetrics metrics(ResultSet row) throws SQLException {
        return new EpochMetrics(
                row.getInt("epoch"),
                row.getDouble("loss"),
                row.getDouble("accuracy"),
                row.getDouble("validation_loss"),
                row.getDouble("validation_accuracy"),
                row.getDouble("validation_f1"),
                row.getDouble("learning_rate"),
                row.getDouble("seconds"));
    }

    /** @throws IllegalStateException when the trial has this epoch */
    static void insert(Handle handle, int trial, EpochMetrics metrics) {
        int inserted = handle.createUpdate(
                        """
                        INSERT INTO epoch (trial, epoch, loss, accuracy, validation_loss, validation_accuracy,
                            validation_f1, learning_rate, seconds)
                        SELECT :trial, :epoch, :loss, :accuracy, :validationLoss, :validationAccuracy,
                            :validationF1, :learningRate, :seconds
                        WHERE NOT EXISTS (SELECT 1 FROM epoch WHERE trial = :trial AND epoch = :epoch)
                        """)
                .bind("trial", trial)
                .bindMethods(metrics)
                .execute();
        if (inserted == 0) {
            throw new IllegalStateException("trial %d has epoch %d already".formatted(trial, metrics.epoch()));
        }
    }

    static void delete(Handle handle, int trial) {
        handle.execute("DELETE FROM epoch WHERE trial = ?", trial);
    }
}
