package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.TrialEvent;
import werkbank.run.local.WorkerMessage;

/** Several attempts at one trial: lost ones, copies, and ones that only seemed lost. */
class PendingTrialTest {
    private static final Optional<WorkerMessage> NOTHING = Optional.empty();
    private static final Optional<WorkerMessage> NOTE =
            Optional.of(new WorkerMessage.Event(new TrialEvent.Noted("a note")));
    private static final Optional<WorkerMessage> RUNG = Optional.of(new WorkerMessage.Rung(3));

    private final PendingTrial call = new PendingTrial("trial");

    @Test
    void theFirstThatAsksHasTheTrial() throws InterruptedException {
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.GO);
        assertThat(call.receive(1, NOTE)).isEqualTo(TaskReply.GO);
        assertThat(call.next()).isEqualTo(NOTE);
        assertThat(call.next()).isEmpty();
    }

    @Test
    void aCopyWaitsUntilTheOtherAttemptHasEnded() {
        call.receive(1, NOTHING);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.WAIT);
        call.attemptEnded(3);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.WAIT);
        call.attemptEnded(1);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.GO);
    }

    @Test
    void whatALostAttemptStillSaysIsNotHeard() throws InterruptedException {
        call.receive(1, NOTHING);
        call.attemptEnded(1);
        assertThat(call.receive(1, NOTE)).isEqualTo(TaskReply.STOP);
        call.receive(2, NOTHING);
        assertThat(call.receive(1, NOTE)).isEqualTo(TaskReply.STOP);
        assertThat(call.next()).isEmpty();
        assertThat(call.receive(2, NOTE)).isEqualTo(TaskReply.GO);
        assertThat(call.next()).isEqualTo(NOTE);
    }

    @Test
    void atARungItWaitsForTheDecision() throws InterruptedException {
        call.receive(1, NOTHING);
        assertThat(call.receive(1, RUNG)).isEqualTo(TaskReply.WAIT);
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.WAIT);
        assertThat(call.next()).isEqualTo(RUNG);
        call.decide(true);
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.GO);
        call.receive(1, NOTE);
        assertThat(call.receive(1, RUNG)).isEqualTo(TaskReply.WAIT);
        call.decide(false);
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.PAUSE);
    }

    @Test
    void anAttemptThatDiesAtARungLeavesNoDecisionBehind() {
        call.receive(1, NOTHING);
        call.receive(1, RUNG);
        call.decide(false);
        call.attemptEnded(1);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.GO);
        assertThat(call.receive(2, NOTE)).isEqualTo(TaskReply.GO);
        assertThat(call.receive(2, RUNG)).isEqualTo(TaskReply.WAIT);
    }

    /** Its executor only seemed lost, so it goes on asking how it stands. */
    @Test
    void anAttemptThatWasLostAtARungDoesNotRegainTheTrial() {
        call.receive(1, NOTHING);
        assertThat(call.receive(1, RUNG)).isEqualTo(TaskReply.WAIT);
        call.attemptEnded(1);
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.STOP);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.GO);
        assertThat(call.receive(2, RUNG)).isEqualTo(TaskReply.WAIT);
        call.decide(true);
        assertThat(call.receive(1, NOTHING)).isEqualTo(TaskReply.STOP);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.GO);
    }

    @Test
    void whenItIsOverEveryoneStops() {
        call.receive(1, NOTHING);
        call.end();
        assertThat(call.isOver()).isTrue();
        assertThat(call.receive(1, NOTE)).isEqualTo(TaskReply.STOP);
        assertThat(call.receive(2, NOTHING)).isEqualTo(TaskReply.STOP);
    }
}
