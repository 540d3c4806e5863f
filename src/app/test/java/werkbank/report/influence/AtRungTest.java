package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.report.figure.Axes;
import werkbank.space.Objective;
import werkbank.space.Parameter;

class AtRungTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.Choice("kind", List.of("a", "b"), Map.of()),
            new Parameter.Choice("side", List.of("left", "right"), Map.of()));

    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, List<EpochMetrics>> curves = new HashMap<>();

    /** @param accuracies after each epoch */
    private void add(TrialState state, String kind, String side, double... accuracies) {
        int number = trials.size() + 1;
        List<EpochMetrics> curve = new ArrayList<>();
        for (double accuracy : accuracies) {
            curve.add(new EpochMetrics(curve.size() + 1, 0.3, 0.9, 1 - accuracy, accuracy, accuracy, 1e-3, 10));
        }
        curves.put(number, curve);
        Trial complete = ScoredTrials.trial(number, Map.of(), accuracies[accuracies.length - 1]);
        trials.add(new Trial(
                number,
                state,
                number,
                new TreeMap<>(Map.of("kind", kind, "side", side)),
                accuracies.length,
                10,
                complete.started(),
                complete.ended(),
                state == TrialState.FAILED ? Optional.empty() : complete.outcome(),
                Optional.empty(),
                Optional.empty()));
    }

    private List<AtRung> rungs() {
        return AtRung.of(Axes.of(PARAMETERS, trials), trials, curves, Objective.VAL_ACCURACY);
    }

    /**
     * After one epoch the kinds have the goodness ranks 8, 7, 6, 5 and 4, 3, 2, 1: of the sum of squares 42 there are
     * 4 · 2² + 4 · 2² = 32 between them, adjusted 1 − (1 − 32/42) · 7/6 = 0.7222; the sides have 8, 5, 4, 1 and 7, 6, 3, 2,
     * nothing between them.
     *
     * <p>Six come to the third epoch, of which the best up to there count. Ranks of the sides: 6, 5, 4 and 3, 2, 1, of 17.5
     * there are 3 · 1.5² · 2 = 13.5 between, adjusted 1 − (4 / 17.5) · 5/4 = 0.7143; the kinds have 6, 4, 3, 2 and 5, 1, between
     * which there are 4 · 0.25² + 2 · 0.5² = 0.75, less than chance gives.
     */
    private void twoRungs() {
        add(TrialState.PRUNED, "a", "left", 0.80, 0.90, 0.96);
        add(TrialState.PRUNED, "a", "right", 0.70, 0.70, 0.92);
        add(TrialState.PRUNED, "a", "right", 0.60, 0.93, 0.50);
        add(TrialState.PRUNED, "a", "left", 0.50, 0.60, 0.94);
        add(TrialState.PRUNED, "b", "left", 0.40, 0.95, 0.10);
        add(TrialState.PRUNED, "b", "right", 0.30, 0.80, 0.91);
        add(TrialState.PRUNED, "b", "right", 0.20);
        add(TrialState.WAITING, "b", "left", 0.10);
    }

    @Test
    void eachRungComparesAllThatCameToItAtIt() {
        twoRungs();
        List<AtRung> rungs = rungs();
        assertThat(rungs).extracting(AtRung::epochs).containsExactly(Optional.of(1), Optional.of(3));
        assertThat(rungs).extracting(AtRung::trials).containsExactly(8, 6);
        assertThat(rungs).allMatch(AtRung::few);
        assertShares(rungs.get(0), 0.7222, 0);
        assertShares(rungs.get(1), 0, 0.7143);
    }

    /** Of the 70 ways to share eight ranks among two fours, two part them as far: p is about 0.03. */
    @Test
    void chanceIsToldApartAtEachRung() {
        twoRungs();
        AtRung first = rungs().get(0);
        assertThat(first.shares().get(0).p()).isBetween(0.002, 0.15);
        assertThat(first.shares().get(1).p()).isEqualTo(1);
    }

    private static void assertShares(AtRung rung, double kind, double side) {
        assertThat(rung.shares()).extracting(AtRung.Share::parameter).containsExactly("kind", "side");
        assertThat(rung.shares().get(0).ranks()).isCloseTo(kind, within(1e-3));
        assertThat(rung.shares().get(1).ranks()).isCloseTo(side, within(1e-3));
    }

    @Test
    void theEndHasTheCompleteTrialsAlone() {
        twoRungs();
        for (int i = 0; i < 5; i++) {
            add(TrialState.COMPLETE, i < 3 ? "a" : "b", "left", 0.9, 0.9, 0.9, 0.98 - i / 100.0);
        }
        add(TrialState.FAILED, "b", "left", 0.9, 0.9, 0.9, 0.99);
        AtRung end = rungs().get(2);
        assertThat(end.epochs()).isEmpty();
        assertThat(end.trials()).isEqualTo(5);
        // Ranks 5, 4, 3 and 2, 1: of 10 there are 3 · 1² + 2 · 1.5² = 7.5 between, adjusted 1 − 0.25 · 4/3.
        assertThat(end.shares()).extracting(AtRung.Share::parameter).containsExactly("kind");
        assertThat(end.shares().get(0).ranks()).isCloseTo(0.6667, within(1e-3));
    }

    /** Trials that stop early need no more epochs: at the rung of three they have what they reached after two. */
    @Test
    void aTrialThatWasCompleteBeforeARungCountsThere() {
        twoRungs();
        add(TrialState.COMPLETE, "a", "left", 0.9, 0.99);
        assertThat(rungs()).extracting(AtRung::trials).containsExactly(9, 7);
    }

    @Test
    void withoutTwoRungsToCompareThereIsNothingToSay() {
        for (int i = 0; i < 9; i++) {
            add(TrialState.COMPLETE, i % 2 == 0 ? "a" : "b", "left", i / 10.0);
        }
        assertThat(rungs()).isEmpty();
        add(TrialState.PRUNED, "a", "left", 0.5);
        assertThat(rungs()).hasSize(2);
    }

    @Test
    void ofManyRungsSomeAreShown() {
        for (int epochs = 1; epochs <= 20; epochs++) {
            double[] accuracies = new double[epochs];
            Arrays.fill(accuracies, epochs / 100.0);
            add(TrialState.PRUNED, epochs % 3 == 0 ? "a" : "b", "left", accuracies);
        }
        assertThat(rungs()).extracting(rung -> rung.epochs().orElseThrow()).containsExactly(1, 2, 4, 8, 16);
        assertThat(rungs()).extracting(AtRung::trials).containsExactly(20, 19, 17, 13, 5);
    }
}
