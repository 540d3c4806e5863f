package werkbank.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.result.Evaluation;
import werkbank.file.Json;

/** The evaluation of the present ensemble: its figures as columns for people who query, the whole as JSON. */
final class EvaluationTable {
    private EvaluationTable() {}

    static void replace(Handle handle, Evaluation evaluation) {
        handle.execute("DELETE FROM evaluation");
        handle.createUpdate(
                        """
                        INSERT INTO evaluation (id, evaluated, images, errors, accuracy, log_loss, document)
                        VALUES (1, :at, :ensemble.images, :ensemble.errors, :ensemble.accuracy, :ensemble.logLoss,
                            :document)
                        """)
                .bindMethods(evaluation)
                .bind("document", Json.write(evaluation))
                .execute();
    }

    static Optional<Evaluation> find(Handle handle) {
        return handle.createQuery("SELECT document FROM evaluation")
                .map((row, context) -> Json.read(row.getString("document"), Evaluation.class))
                .findOne();
    }
}
