package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.run.local.WorkerMessage;

/** Several attempts at one trial: lost ones, copies, and ones that only seemed lost. */
class CallTest {
    private static final Optional<WorkerMessage> NOTHING = Optional.empty();
    private static final Optional<WorkerMessage> NOTE = Optional.of(new WorkerMessage.Note("a note"));
    private static final Optional<WorkerMessage> RUNG = Optional.of(new WorkerMessage.Rung(3));

    private final Call call = new Call("trial");

    @Test
    void theFirstThatAsksHasTheTrial() throws InterruptedException {
        assertThat(call.receive(1, NOTHING)).isEqualTo(Standing.GO);
        assertThat(call.receive(1, NOTE)).isEqualTo(Standing.GO);
        assertThat(call.next()).isEqualTo(NOTE);
        assertThat(call.next()).isEmpty();
    }

    @Test
    void aCopyWaitsUntilTheOtherAttemptHasEnded() {
        call.receive(1, NOTHING);
        assertThat(call.receive(2, NOTHING)).isEqualTo(Standing.WAIT);
        call.attemptEnded(3);
        assertThat(call.receive(2, NOTHING)).isEqualTo(Standing.WAIT);
        call.attemptEnded(1);
        assertThat(call.receive(2, NOTHING)).isEqualTo(Standing.GO);
    }

    @Test
    void whatALostAttemptStillSaysIsNotHeard() throws InterruptedException {
        call.receive(1, NOTHING);
        call.attemptEnded(1);
        assertThat(call.receive(1, NOTE)).isEqualTo(Standing.STOP);
        call.receive(2, NOTHING);
        assertThat(call.receive(1, NOTE)).isEqualTo(Standing.STOP);
        assertThat(call.next()).isEmpty();
        assertThat(call.receive(2, NOTE)).isEqualTo(Standing.GO);
        assertThat(call.next()).isEqualTo(NOTE);
    }

    @Test
    void atARungItWaitsForTheDecision() throws InterruptedException {
        call.receive(1, NOTHING);
        assertThat(call.receive(1, RUNG)).isEqualTo(Standing.WAIT);
        assertThat(call.receive(1, NOTHING)).isEqualTo(Standing.WAIT);
        assertThat(call.next()).isEqualTo(RUNG);
        call.decide(true);
        assertThat(call.receive(1, NOTHING)).isEqualTo(Standing.GO);
        call.receive(1, NOTE);
        assertThat(call.receive(1, RUNG)).isEqualTo(Standing.WAIT);
        call.decide(false);
        assertThat(call.receive(1, NOTHING)).isEqualTo(Standing.PAUSE);
    }

    @Test
    void anAttemptThatDiesAtARungLeavesNoDecisionBehind() {
        call.receive(1, NOTHING);
        call.receive(1, RUNG);
        call.decide(false);
        call.attemptEnded(1);
        assertThat(call.receive(2, NOTHING)).isEqualTo(Standing.GO);
        assertThat(call.receive(2, NOTE)).isEqualTo(Standing.GO);
        assertThat(call.receive(2, RUNG)).isEqualTo(Standing.WAIT);
    }

    @Test
    void whenItIsOverEveryoneStops() {
        call.receive(1, NOTHING);
        call.end();
        assertThat(call.isOver()).isTrue();
        assertThat(call.receive(1, NOTE)).isEqualTo(Standing.STOP);
        assertThat(call.receive(2, NOTHING)).isEqualTo(Standing.STOP);
    }
}
