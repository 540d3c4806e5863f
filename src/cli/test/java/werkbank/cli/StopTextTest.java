package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialLegBuilder;
import werkbank.experiment.trial.TrialState;

/** Where trials stopped before their end. */
class StopTextTest {
    private static final Instant START = Samples.NOON;

    private static TrialLeg leg(int trial, int firstEpoch, int lastEpoch, TrialState left) {
        return run(trial, firstEpoch).ended(START, lastEpoch, left).build();
    }

    private static TrialLeg former(int trial, int firstEpoch, int lastEpoch) {
        return run(trial, firstEpoch).ended(START, lastEpoch).build();
    }

    private static TrialLegBuilder run(int trial, int firstEpoch) {
        return TrialLegBuilder.of(trial, START).worker("1").firstEpoch(firstEpoch);
    }

    private static TrialLeg killed(int trial, int firstEpoch) {
        return run(trial, firstEpoch).build();
    }

    private static Trial trial(int number, TrialState state, int epochs) {
        return new Trial(
                number,
                state,
                number,
                Samples.parameters(),
                epochs,
                0,
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String stops(Trial trial, TrialLeg... legs) {
        return StopText.of(List.of(legs), List.of(trial)).get(trial.number());
    }

    @Test
    void aRungAndAnInterruptionAreToldApart() {
        assertThat(stops(
                        trial(1, TrialState.COMPLETE, 9),
                        leg(1, 1, 1, TrialState.WAITING),
                        leg(1, 2, 3, TrialState.WAITING),
                        leg(1, 4, 5, TrialState.INTERRUPTED),
                        leg(1, 6, 9, TrialState.COMPLETE)))
                .isEqualTo("paused after 1, 3; interrupted after 5");
    }

    @Test
    void aLegThatWasKilledWasInterruptedAfterTheEpochsThatStayed() {
        assertThat(stops(trial(1, TrialState.INTERRUPTED, 4), killed(1, 1), killed(1, 3)))
                .isEqualTo("interrupted after 2, 4");
        assertThat(stops(trial(1, TrialState.RUNNING, 4), killed(1, 3))).isEqualTo("-");
    }

    @Test
    void ofFormerVersionsNothingIsSaid() {
        assertThat(stops(trial(1, TrialState.COMPLETE, 3), former(1, 1, 1), former(1, 2, 3)))
                .isEqualTo("-");
        assertThat(stops(trial(1, TrialState.COMPLETE, 3))).isEqualTo("-");
    }
}
