package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.EpochMetrics.Averaged;

/** A table with a row for each epoch. */
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
                row.getDouble("seconds"),
                averaged(row),
                row.getObject("validation_balanced", Double.class));
    }

    private static Optional<Averaged> averaged(ResultSet row) throws SQLException {
        Double loss = row.getObject("averaged_loss", Double.class);
        return loss == null
                ? Optional.empty()
                : Optional.of(new Averaged(
                        loss,
                        row.getDouble("averaged_accuracy"),
                        row.getDouble("averaged_f1"),
                        row.getObject("averaged_balanced", Double.class)));
    }

    /** @throws IllegalStateException when the trial has this epoch */
    static void insert(Handle handle, int trial, EpochMetrics metrics) {
        int inserted = handle.createUpdate(
                        """
                        INSERT INTO epoch (trial, epoch, loss, accuracy, validation_loss, validation_accuracy,
                            validation_f1, learning_rate, seconds, averaged_loss, averaged_accuracy, averaged_f1,
                            validation_balanced, averaged_balanced)
                        SELECT :trial, :epoch, :loss, :accuracy, :validationLoss, :validationAccuracy,
                            :validationF1, :learningRate, :seconds, :averagedLoss, :averagedAccuracy, :averagedF1,
                            :balanced, :averagedBalanced
                        WHERE NOT EXISTS (SELECT 1 FROM epoch WHERE trial = :trial AND epoch = :epoch)
                        """)
                .bind("trial", trial)
                .bindMethods(metrics)
                .bind("averagedLoss", figure(metrics, Averaged::loss))
                .bind("averagedAccuracy", figure(metrics, Averaged::accuracy))
                .bind("averagedF1", figure(metrics, Averaged::macroF1))
                .bind("averagedBalanced", figure(metrics, one -> known(one.balancedAccuracy())))
                .bind("balanced", known(metrics.validationBalancedAccuracy()))
                .execute();
        if (inserted == 0) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "trial %d has epoch %d already", trial, metrics.epoch()));
        }
    }

    /** A figure of the epoch's average; null without one. */
    private static Double figure(EpochMetrics metrics, Function<Averaged, Double> figure) {
        return metrics.averaged().map(figure).orElse(null);
    }

    /** A figure as rows have it: what is not a number was not recorded, and such rows are as those of former versions. */
    static Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    static void delete(Handle handle, int trial) {
        handle.execute("DELETE FROM epoch WHERE trial = ?", trial);
    }
}
