package werkbank.run.spark;

import java.util.Optional;
import org.apache.spark.api.plugin.PluginContext;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.run.local.WorkerMessage;

/** An attempt's talk with the driver. Every word is answered before the next. */
final class DriverConnection {
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 50;

    private final PluginContext driver;
    private final String call;
    private final long attempt;

    DriverConnection(PluginContext driver, String call, long attempt) {
        this.driver = driver;
        this.call = call;
        this.attempt = attempt;
    }

    /**
     * Waits until the trial is this attempt's.
     *
     * @throws NotWanted when nobody waits for it
     */
    void begin() throws InterruptedException {
        settled(say(Optional.empty()));
    }

    /** @throws NotWanted when the trial is another attempt's, or nobody's */
    void tell(WorkerMessage message) {
        wanted(say(Optional.of(message)));
    }

    /**
     * Asks whether the trial goes on after a rung.
     *
     * @throws NotWanted as {@link #tell}
     */
    boolean goesOn(int epoch) {
        try {
            return settled(say(Optional.of(new WorkerMessage.Rung(epoch)))) == TaskReply.GO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWanted();
        }
    }

    private TaskReply settled(TaskReply first) throws InterruptedException {
        TaskReply standing = first;
        while (wanted(standing) == TaskReply.WAIT) {
            Thread.sleep(MILLISECONDS_BETWEEN_QUESTIONS);
            standing = say(Optional.empty());
        }
        return standing;
    }

    private static TaskReply wanted(TaskReply standing) {
        if (standing == TaskReply.STOP) {
            throw new NotWanted();
        }
        return standing;
    }

    private TaskReply say(Optional<WorkerMessage> message) {
        try {
            return TaskReply.valueOf(
                    (String) driver.ask(Json.write(new ExecutorMessage.Telling(call, attempt, message))));
        } catch (Exception e) {
            throw new WerkbankException("the driver doesn't answer: " + e.getMessage(), e);
        }
    }

    /** The attempt is to end without a result. */
    static final class NotWanted extends RuntimeException {
        NotWanted() {
            super("the driver doesn't wait for this attempt any more", null, false, false);
        }
    }
}
