package werkbank.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Schedule;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Trials of three epochs, with a constant rate or along a cosine. */
class AnnealingCreditTest {
    private static final SearchSpace SPACE = Spaces.read(
            """
            name: a
            trials: 9
            objective: val-loss
            parameters: {s: {choice: [constant, cosine, one-cycle]}}
            network: [dense: 8]
            training: {epochs: 3, schedule: {type: $s}}
            """);

    private final Ledger ledger = new Ledger(new Plan(SPACE, 1, 9, 1, List.of(), Map.of(), () -> false));

    private Ledger.Entry trial(String schedule, TrialState state, double... losses) {
        int number = ledger.next();
        ledger.begin(new Proposal(number, new TreeMap<>(Map.of("s", schedule)), Optional.empty()));
        for (int i = 0; i < losses.length; i++) {
            ledger.epochEnded(number, new EpochMetrics(i + 1, losses[i], 0, losses[i], 0, 0, 1e-3, 1));
        }
        Optional<TrialResult.Outcome> outcome = state.mayHaveOutcome()
                ? Optional.of(OutcomeBuilder.reaching(0.5)
                        .logLoss(losses[losses.length - 1])
                        .build())
                : Optional.empty();
        ledger.ended(number, new TrialResult(state, losses.length, 0, outcome, Optional.empty()));
        return ledger.entry(number);
    }

    private AnnealingCredit credit() {
        return AnnealingCredit.of(ledger.all());
    }

    @Test
    void aTrialHasTheScheduleOfItsConfiguration() {
        assertThat(trial("cosine", TrialState.WAITING, 1.0).schedule()).isEqualTo(Schedule.Type.COSINE);
    }

    /**
     * From their first epoch to the end two constant trials fall by 0.4 and 0.2, that of the cosine by 0.8.
     */
    @Test
    void whatTheCompleteTrialsOfAScheduleFellMoreThanTheUsualOnesIsTakenOff() {
        trial("constant", TrialState.COMPLETE, 0.8, 0.5, 0.4);
        trial("constant", TrialState.COMPLETE, 0.8, 0.65, 0.6);
        trial("cosine", TrialState.COMPLETE, 1.0, 0.7, 0.2);
        Ledger.Entry constant = trial("constant", TrialState.WAITING, 0.75, 0.5);
        Ledger.Entry cosine = trial("cosine", TrialState.WAITING, 0.9, 0.6);
        AnnealingCredit credit = credit();
        assertThat(credit.credited(cosine, 1).loss()).isCloseTo(0.9 - (0.8 - 0.3), within(1e-12));
        assertThat(credit.credited(cosine, 2).loss()).isCloseTo(0.6 - (0.5 - 0.075), within(1e-12));
        assertThat(credit.credited(constant, 1).loss()).isEqualTo(0.75);
        assertThat(List.of(constant, cosine).stream().min(credit.bestFirst())).contains(cosine);
    }

    @Test
    void atTheEndLossesAreAsTheyAre() {
        Ledger.Entry constant = trial("constant", TrialState.COMPLETE, 0.8, 0.5, 0.4);
        Ledger.Entry cosine = trial("cosine", TrialState.COMPLETE, 1.0, 0.7, 0.2);
        AnnealingCredit credit = credit();
        assertThat(credit.credited(constant, 3).loss()).isEqualTo(0.4);
        assertThat(credit.credited(cosine, 3).loss()).isEqualTo(0.2);
    }

    /** Those of the cosine fall by 0.8 and 0 after their first epoch, those with a constant rate by 0.4 and 0.2. */
    @Test
    void theEndOfATrialThatEndedEarlyIsAsItIs() {
        trial("constant", TrialState.COMPLETE, 0.8, 0.5, 0.4);
        trial("constant", TrialState.COMPLETE, 0.8, 0.65, 0.6);
        trial("cosine", TrialState.COMPLETE, 1.0, 0.7, 0.2);
        Ledger.Entry early = trial("cosine", TrialState.COMPLETE, 0.9);
        Ledger.Entry waiting = trial("cosine", TrialState.WAITING, 0.9);
        AnnealingCredit credit = credit();
        assertThat(credit.credited(waiting, 1).loss()).isCloseTo(0.9 - (0.4 - 0.3), within(1e-12));
        assertThat(credit.credited(early, 1).loss()).isEqualTo(0.9);
        assertThat(credit.credited(early, 2).loss()).isEqualTo(0.9);
    }

    @Test
    void aScheduleWithoutACompleteTrialHasNoCredit() {
        trial("constant", TrialState.COMPLETE, 0.8, 0.5, 0.4);
        Ledger.Entry cycle = trial("one-cycle", TrialState.WAITING, 1.5, 1.2);
        AnnealingCredit credit = credit();
        assertThat(credit.knows(Schedule.Type.CONSTANT)).isTrue();
        assertThat(credit.knows(Schedule.Type.ONE_CYCLE)).isFalse();
        assertThat(credit.credited(cycle, 2).loss()).isEqualTo(1.2);
    }

    @Test
    void whereAllHaveOneScheduleNothingIsTakenOff() {
        Ledger.Entry first = trial("cosine", TrialState.COMPLETE, 1.0, 0.7, 0.2);
        AnnealingCredit credit = credit();
        assertThat(credit.isNone()).isTrue();
        assertThat(credit.knows(Schedule.Type.COSINE)).isTrue();
        assertThat(credit.credited(first, 1)).isEqualTo(first.value(1).orElseThrow());
    }

    @Test
    void trialsThatDivergedTellNothing() {
        trial("constant", TrialState.COMPLETE, 0.8, 0.5, 0.4);
        trial("cosine", TrialState.DIVERGED, 1.0, 0.2);
        trial("cosine", TrialState.COMPLETE, Double.NaN, Double.NaN, 0.1);
        Ledger.Entry waiting = trial("cosine", TrialState.WAITING, 0.9);
        assertThat(credit().credited(waiting, 1).loss()).isEqualTo(0.9);
    }
}
