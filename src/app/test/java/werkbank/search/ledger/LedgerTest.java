package werkbank.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.search.Plans;

class LedgerTest {
    @ParameterizedTest
    @CsvSource({"0, false", "7, false", "8, true", "9, true"})
    void aTrialThatGoesOnHasItsOutcomeAsLongAsItHasTheBestEpoch(int done, boolean kept) {
        Ledger ledger = new Ledger(Plans.plan(Plans.PARAMETERS, 1, 1));
        Proposal proposal = new Proposal(1, new TreeMap<>(), Optional.empty());
        ledger.begin(proposal);
        ledger.ended(
                1,
                TrialResult.waiting(9, 9, OutcomeBuilder.reaching(0.98).epoch(8).build()));
        ledger.begin(proposal);
        ledger.resumed(1, epochs(done));
        assertThat(ledger.entry(1).epochs()).isEqualTo(done);
        assertThat(ledger.entry(1).outcome().isPresent()).isEqualTo(kept);
    }

    private static List<EpochMetrics> epochs(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0.9, 0.5, 0.9, 0.9, 1e-3, 1))
                .toList();
    }
}
