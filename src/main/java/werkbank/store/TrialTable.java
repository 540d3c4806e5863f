package werkbank.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.Json;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialState;

/** One row a trial. */
final class TrialTable {
    private TrialTable() {}

    static List<Trial> all(Handle handle) {
        return handle.createQuery("SELECT * FROM trial ORDER BY number")
                .map(new TrialRow())
                .list();
    }

    static Optional<Trial> find(Handle handle, int number) {
        return handle.createQuery("SELECT * FROM trial WHERE number = :number")
                .bind("number", number)
                .map(new TrialRow())
                .findOne();
    }

    private static Optional<TrialState> state(Handle handle, int number) {
        return handle.createQuery("SELECT state FROM trial WHERE number = :number")
                .bind("number", number)
                .mapTo(TrialState.class)
                .findOne();
    }

    static void requireUnfinished(Handle handle, int number) {
        state(handle, number).filter(TrialState::isFinished).ifPresent(state -> {
            throw new IllegalStateException("trial %d is %s and can't begin again".formatted(number, state));
        });
    }

    static void requireRunning(Handle handle, int number) {
        TrialState state = requireStored(handle, number);
        if (state != TrialState.RUNNING) {
            throw new IllegalStateException("trial %d is %s, not RUNNING".formatted(number, state));
        }
    }

    static TrialState requireStored(Handle handle, int number) {
        return state(handle, number)
                .orElseThrow(() -> new IllegalStateException("there is no trial %d".formatted(number)));
    }

    static void mergeRunning(
            Handle handle, int number, long seed, SortedMap<String, Object> parameters, Instant started) {
        handle.createUpdate("MERGE INTO trial (number, state, seed, parameters, started, seconds, ended)"
                        + " VALUES (:number, 'RUNNING', :seed, :parameters, :started, 0, NULL)")
                .bind("number", number)
                .bind("seed", seed)
                .bind("parameters", Json.write(parameters))
                .bind("started", started)
                .execute();
    }

    static void setEpochs(Handle handle, int number, int epochs) {
        handle.execute("UPDATE trial SET epochs = ? WHERE number = ?", epochs, number);
    }

    static void countEpoch(Handle handle, int number) {
        handle.execute("UPDATE trial SET epochs = epochs + 1 WHERE number = ?", number);
    }

    static void end(Handle handle, int number, TrialResult result, Instant ended) {
        if (!result.state().isFinished() && result.state() != TrialState.INTERRUPTED) {
            throw new IllegalArgumentException("trial %d can't end as %s".formatted(number, result.state()));
        }
        handle.createUpdate("UPDATE trial SET state = :state, epochs = :epochs, seconds = :seconds, ended = :ended"
                        + " WHERE number = :number")
                .bindMethods(result)
                .bind("ended", ended)
                .bind("number", number)
                .execute();
        result.outcome().ifPresent(outcome -> setOutcome(handle, number, outcome));
        result.failure().ifPresent(failure -> setFailure(handle, number, failure));
    }

    private static void setOutcome(Handle handle, int number, TrialResult.Outcome outcome) {
        handle.createUpdate(
                        """
                        UPDATE trial SET best_epoch = :bestEpoch, weights = :weights, accuracy = :accuracy, log_loss = :logLoss,
                            spread = :spread, parameter_count = :parameters, models = :modelsJson,
                            probabilities_path = :probabilities.path, probabilities_sha256 = :probabilities.sha256,
                            probabilities_bytes = :probabilities.bytes
                        WHERE number = :number
                        """)
                .bindMethods(outcome)
                .bind("modelsJson", Json.write(outcome.models()))
                .bind("number", number)
                .execute();
    }

    private static void setFailure(Handle handle, int number, TrialResult.Failure failure) {
        handle.createUpdate("UPDATE trial SET failure_cause = :cause, failure_detail = :detail WHERE number = :number")
                .bindMethods(failure)
                .bind("number", number)
                .execute();
    }

    /** Nobody runs them any more; how long they ran is known from their epochs. */
    static void interruptRunning(Handle handle) {
        handle.execute(
                """
                UPDATE trial t SET state = 'INTERRUPTED',
                    seconds = COALESCE((SELECT SUM(e.seconds) FROM epoch e WHERE e.trial = t.number), 0)
                WHERE state = 'RUNNING'
                """);
    }
}
