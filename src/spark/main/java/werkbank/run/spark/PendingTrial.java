package werkbank.run.spark;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import werkbank.run.local.WorkerMessage;

/**
 * A trial that the driver waits for. Spark may start a task several times: because its executor was lost, because it
 * seems slow, or because it only seemed lost. One attempt at a time has the trial; what the others say is not heard.
 */
final class PendingTrial {
    private final String name;
    private final BlockingQueue<WorkerMessage> heard = new LinkedBlockingQueue<>();
    /** Attempts that are no more, as far as Spark knows; one that only seemed lost still asks. */
    private final Set<Long> endedAttempts = new HashSet<>();

    private OptionalLong attempt = OptionalLong.empty();
    private boolean atRung;
    private Optional<TaskReply> decision = Optional.empty();
    private boolean over;

    /** @param name that its task knows it by */
    PendingTrial(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes what an attempt says and answers it; never waits. */
    synchronized TaskReply receive(long from, Optional<WorkerMessage> message) {
        if (over || endedAttempts.contains(from)) {
            return TaskReply.STOP;
        }
        if (attempt.isEmpty() && message.isEmpty()) {
            attempt = OptionalLong.of(from);
            return TaskReply.GO;
        }
        if (!attempt.equals(OptionalLong.of(from))) {
            return message.isEmpty() ? TaskReply.WAIT : TaskReply.STOP;
        }
        message.ifPresent(this::hear);
        return standing();
    }

    private void hear(WorkerMessage message) {
        atRung = message instanceof WorkerMessage.Rung;
        decision = Optional.empty();
        heard.add(message);
    }

    private TaskReply standing() {
        return atRung ? decision.orElse(TaskReply.WAIT) : TaskReply.GO;
    }

    /** Answers what the attempt at a rung has asked. */
    synchronized void decide(boolean goesOn) {
        decision = Optional.of(goesOn ? TaskReply.GO : TaskReply.PAUSE);
    }

    /** The attempt is no more; the next one that asks has the trial. */
    synchronized void attemptEnded(long ended) {
        endedAttempts.add(ended);
        if (attempt.equals(OptionalLong.of(ended))) {
            attempt = OptionalLong.empty();
            atRung = false;
        }
    }

    /** Ends the trial: from now on every attempt is told to stop. */
    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** The next thing that was said; empty when nothing was for a moment. */
    Optional<WorkerMessage> next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(20, TimeUnit.MILLISECONDS));
    }
}
