package werkbank.run.spark;

import java.util.Optional;
import org.apache.spark.api.plugin.PluginContext;
import werkbank.WerkbankException;
import werkbank.experiment.Json;
import werkbank.run.local.WorkerMessage;

/** One attempt's talk with the driver. Every word is answered before the next. */
final class Line {
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 50;

    private final PluginContext driver;
    private final String call;
    private final long attempt;

    Line(PluginContext driver, String call, long attempt) {
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
            return settled(say(Optional.of(new WorkerMessage.Rung(epoch)))) == Standing.GO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWanted();
        }
    }

    private Standing settled(Standing first) throws InterruptedException {
        Standing standing = first;
        while (wanted(standing) == Standing.WAIT) {
            Thread.sleep(MILLISECONDS_BETWEEN_QUESTIONS);
            standing = say(Optional.empty());
        }
        return standing;
    }

    private static Standing wanted(Standing standing) {
        if (standing == Standing.STOP) {
            throw new NotWanted();
        }
        return standing;
    }

    private Standing say(Optional<WorkerMessage> message) {
        try {
            return Standing.valueOf((String) driver.ask(Json.write(new Said.Telling(call, attempt, message))));
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
