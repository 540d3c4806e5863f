package werkbank.store;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.file.StoredFile;

/** A table with a row for each trial. */
final class TrialTable {
    private static final Set<TrialState> UNFINISHED_ENDS = EnumSet.of(TrialState.INTERRUPTED, TrialState.WAITING);

    /** The columns of an outcome, each with the name of its value. */
    static final SortedMap<String, String> OUTCOME = new TreeMap<>(Map.ofEntries(
            Map.entry("best_epoch", "epoch"),
            Map.entry("weights", "weights"),
            Map.entry("accuracy", "accuracy"),
            Map.entry("log_loss", "logLoss"),
            Map.entry("macro_f1", "macroF1"),
            Map.entry("balanced_accuracy", "balanced"),
            Map.entry("errors", "errors"),
            Map.entry("seconds_per_image", "secondsPerImage"),
            Map.entry("spread", "spread"),
            Map.entry("confusion", "counts"),
            Map.entry("parameter_count", "parameters"),
            Map.entry("models", "modelsJson"),
            Map.entry("probabilities_path", "path"),
            Map.entry("probabilities_sha256", "sha256"),
            Map.entry("probabilities_bytes", "bytes"),
            Map.entry("checkpoints", "othersJson"),
            Map.entry("last_models", "lastJson")));

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
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "trial %d is %s and can't begin again", number, state));
        });
    }

    static void requireRunning(Handle handle, int number) {
        TrialState state = requireStored(handle, number);
        if (state != TrialState.RUNNING) {
            throw new IllegalStateException(String.format(Locale.ROOT, "trial %d is %s, not RUNNING", number, state));
        }
    }

    static void requireWaiting(Handle handle, int number) {
        TrialState state = requireStored(handle, number);
        if (state != TrialState.WAITING) {
            throw new IllegalStateException(String.format(Locale.ROOT, "trial %d is %s, not WAITING", number, state));
        }
    }

    static void prune(Handle handle, int number) {
        handle.execute("UPDATE trial SET state = 'PRUNED' WHERE number = ?", number);
    }

    static void forgetFiles(Handle handle, int number) {
        handle.execute(
                """
                UPDATE trial SET models = '[]', probabilities_path = NULL, probabilities_sha256 = NULL,
                    probabilities_bytes = NULL, checkpoints = '[]', last_models = '[]'
                WHERE number = ? AND best_epoch IS NOT NULL
                """,
                number);
    }

    static TrialState requireStored(Handle handle, int number) {
        return state(handle, number)
                .orElseThrow(
                        () -> new IllegalStateException(String.format(Locale.ROOT, "there is no trial %d", number)));
    }

    /** A trial that goes on keeps the time at which it began. */
    static void mergeRunning(Handle handle, Proposal proposal, long seed, Instant started) {
        handle.createUpdate(
                        """
                        MERGE INTO trial (number, state, seed, parameters, repeats, started, seconds, ended)
                        VALUES (:number, 'RUNNING', :seed, :json, :repeats,
                            COALESCE((SELECT started FROM trial WHERE number = :number), :started), 0, NULL)
                        """)
                .bind("number", proposal.number())
                .bind("seed", seed)
                .bind("json", Json.write(proposal.parameters()))
                .bind("repeats", proposal.repeats())
                .bind("started", started)
                .execute();
    }

    /** Sets how many epochs a trial has; what the checkpoint of a later one reached is forgotten. */
    static void setEpochs(Handle handle, int number, int epochs) {
        handle.execute("UPDATE trial SET epochs = ? WHERE number = ?", epochs, number);
        boolean hasLost = handle.createQuery("SELECT best_epoch > epochs FROM trial WHERE number = :number")
                .bind("number", number)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
        if (hasLost) {
            clearOutcome(handle, number);
        }
    }

    static void countEpoch(Handle handle, int number) {
        handle.execute("UPDATE trial SET epochs = epochs + 1 WHERE number = ?", number);
    }

    static void end(Handle handle, int number, TrialResult result, Instant ended) {
        if (!result.state().isFinished() && !UNFINISHED_ENDS.contains(result.state())) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "trial %d can't end as %s", number, result.state()));
        }
        handle.createUpdate("UPDATE trial SET state = :state, epochs = :epochs, seconds = :seconds, ended = :ended"
                        + " WHERE number = :number")
                .bindMethods(result)
                .bind("ended", ended)
                .bind("number", number)
                .execute();
        if (result.state().mayHaveOutcome()) {
            result.outcome().ifPresent(outcome -> setOutcome(handle, number, outcome));
        } else {
            clearOutcome(handle, number);
        }
        result.failure().ifPresent(failure -> setFailure(handle, number, failure));
    }

    private static void setOutcome(Handle handle, int number, TrialResult.Outcome outcome) {
        Optional<StoredFile> probabilities = outcome.best().probabilities();
        handle.createUpdate(updateOutcome(value -> ":" + value))
                .bindMethods(outcome)
                .bindMethods(outcome.best())
                .bind("balanced", EpochTable.known(outcome.best().balancedAccuracy()))
                .bind("counts", outcome.confusion().isEmpty() ? null : Json.write(outcome.confusion()))
                .bind("modelsJson", Json.write(outcome.best().models()))
                .bind("othersJson", Json.write(outcome.others()))
                .bind("lastJson", Json.write(outcome.lastModels()))
                .bind("path", probabilities.map(StoredFile::path))
                .bind("sha256", probabilities.map(StoredFile::sha256))
                .bind("bytes", probabilities.map(StoredFile::bytes))
                .bind("number", number)
                .execute();
    }

    private static void clearOutcome(Handle handle, int number) {
        handle.createUpdate(updateOutcome(value -> "DEFAULT"))
                .bind("number", number)
                .execute();
    }

    /** @param set makes of the name of a value what its column is set to */
    private static String updateOutcome(UnaryOperator<String> set) {
        return OUTCOME.entrySet().stream()
                .map(each -> each.getKey() + " = " + set.apply(each.getValue()))
                .collect(Collectors.joining(", ", "UPDATE trial SET ", " WHERE number = :number"));
    }

    private static void setFailure(Handle handle, int number, TrialResult.Failure failure) {
        handle.createUpdate("UPDATE trial SET failure_cause = :cause, failure_detail = :detail WHERE number = :number")
                .bindMethods(failure)
                .bind("number", number)
                .execute();
    }

    /**
     * Interrupts the trials that nobody runs any more; how long they ran is known from their epochs.
     *
     * @return their numbers
     */
    static List<Integer> interruptRunning(Handle handle) {
        List<Integer> running = handle.createQuery("SELECT number FROM trial WHERE state = 'RUNNING'")
                .mapTo(Integer.class)
                .list();
        handle.execute(
                """
                UPDATE trial t SET state = 'INTERRUPTED',
                    seconds = COALESCE((SELECT SUM(e.seconds) FROM epoch e WHERE e.trial = t.number), 0)
                WHERE state = 'RUNNING'
                """);
        return running;
    }
}
