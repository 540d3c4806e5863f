package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.Plans;
import werkbank.search.ledger.Ledger;

/** A bracket of 27 trials with rungs after 1, 3 and 9 epochs, at each of which their order is another. */
class SynchronousHalvingTest {
    private static final Bracket BRACKET = new Bracket(1, 27, List.of(1, 3, 9));
    private static final int EPOCHS = 27;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aThirdOfThoseThatHaveComeGoesOn(int workers) {
        List<String> ends = new Run(1, 0).ends(workers);
        assertThat(ends).filteredOn(end -> end.endsWith(": 1 WAITING")).hasSize(27 - 9);
        assertThat(ends).filteredOn(end -> end.endsWith(": 3 WAITING")).hasSize(9 - 3);
        assertThat(ends).filteredOn(end -> end.endsWith(": 9 WAITING")).hasSize(3 - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9})
    void whichTrialsGoOnDependsNeitherOnWorkersNorOnWhenOneFails(int workers) {
        for (int seed = 1; seed <= 100; seed++) {
            List<String> ends = new Run(seed, 1 / 3.0).ends(workers);
            assertThat(ends).isEqualTo(new Run(seed, 1 / 3.0).ends(1));
            assertThat(ends).filteredOn(end -> end.endsWith("COMPLETE")).hasSize(1);
        }
    }

    private static final class Run {
        private final Ledger ledger = new Ledger(Plans.plan(Plans.PARAMETERS, BRACKET.size(), 1));
        private final SynchronousHalving halving = new SynchronousHalving(BRACKET, 3, ledger);
        private final int seed;
        private final double failing;

        /**
         * @param seed of accuracies and failures
         * @param failing the share of trials that fail when they go on
         */
        Run(int seed, double failing) {
            this.seed = seed;
            this.failing = failing;
        }

        /** How each trial ends, for instance {@code 7: 3 WAITING}. Whichever runs may be the next to stop. */
        List<String> ends(int workers) {
            for (int number = 1; number <= BRACKET.size(); number++) {
                ledger.begin(new Proposal(number, new TreeMap<>(), Optional.empty()));
                train(ledger.entry(number));
            }
            SplittableRandom turns = new SplittableRandom(seed);
            List<Ledger.Entry> running = new ArrayList<>();
            Optional<Ledger.Entry> promoted = next();
            while (promoted.isPresent() || !running.isEmpty()) {
                if (promoted.isPresent()) {
                    ledger.begin(promoted.get().proposal());
                    running.add(promoted.get());
                } else {
                    train(running.remove(turns.nextInt(running.size())));
                }
                promoted = running.size() < workers ? next() : Optional.empty();
            }
            assertThat(halving.decide(false).over())
                    .containsExactlyInAnyOrderElementsOf(
                            ledger.in(TrialState.WAITING).toList());
            return ledger.all().stream()
                    .map(entry -> entry.number() + ": " + entry.epochs() + " " + entry.state())
                    .toList();
        }

        private Optional<Ledger.Entry> next() {
            return halving.decide(false).promoted();
        }

        /** Trains a trial to its next rung, or to its end. */
        private void train(Ledger.Entry entry) {
            int number = entry.number();
            int from = entry.epochs();
            int to = BRACKET.rungs().stream()
                    .filter(rung -> rung > from)
                    .findFirst()
                    .orElse(EPOCHS);
            SplittableRandom own = new SplittableRandom(10_000L * seed + 100L * number + to);
            double accuracy = own.nextDouble();
            boolean fails = from > 0 && own.nextDouble() < failing;
            IntStream.rangeClosed(from + 1, to)
                    .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0, 1, accuracy, 0, 1e-3, 1))
                    .forEach(metrics -> ledger.epochEnded(number, metrics));
            ledger.judged(number, to);
            TrialState state = fails ? TrialState.FAILED : to == EPOCHS ? TrialState.COMPLETE : TrialState.WAITING;
            ledger.ended(number, new TrialResult(state, to, 0, Optional.empty(), Optional.empty()));
        }
    }
}
