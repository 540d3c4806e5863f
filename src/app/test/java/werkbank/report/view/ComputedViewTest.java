package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

class ComputedViewTest {
    private static final Computation CPU = new Computation("dl4j", Precision.F32, "a processor", List.of());
    private static final Computation CARD = Samples.computation();

    private static final Set<Algorithms> DETERMINISTIC = Set.of(Algorithms.DETERMINISTIC);

    private static List<Trial> trials(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Trial(
                        number,
                        TrialState.COMPLETE,
                        1,
                        new TreeMap<>(),
                        0,
                        0,
                        Samples.NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void aStudyThatRecordedNothingHasNoWays() {
        assertThat(ComputedView.of(trials(3), DETERMINISTIC, Map.of()))
                .isEqualTo(new ComputedView(List.of(), List.of(), new TreeMap<>(), Optional.empty()));
    }

    @Test
    void trialsThatAreAllComputedAlikeAreSaidOnce() {
        ComputedView view = ComputedView.of(trials(2), DETERMINISTIC, Map.of(1, List.of(CPU), 2, List.of(CPU)));

        assertThat(view.ways()).containsExactly(new ComputedView.Way("dl4j", "f32", "a processor", ""));
        assertThat(view.summary()).containsExactly("f32 by dl4j on a processor");
        assertThat(view.trials()).isEmpty();
        assertThat(view.note()).isEmpty();
    }

    @Test
    void othersHaveTheirWaysInOrderAndTheNoteSaysWhatThePrecisionIs() {
        ComputedView view = ComputedView.of(
                trials(4), DETERMINISTIC, Map.of(1, List.of(CARD, CPU), 2, List.of(CPU), 3, List.of(CPU)));

        assertThat(view.ways())
                .containsExactly(
                        new ComputedView.Way("dl4j", "f32", "a processor", ""),
                        new ComputedView.Way("cuda", "tf32", "NVIDIA H100", "forward 1; data 1; filter 1"));
        assertThat(view.summary())
                .containsExactly("f32 by dl4j on a processor: 3 trials", "tf32 by cuda on NVIDIA H100: 1 trial");
        assertThat(view.trials()).containsExactly(Map.entry(1, List.of(1, 0)), Map.entry(4, List.of()));
        assertThat(view.note())
                .contains("tf32: convolutions and dense layers multiply 10 bits of each factor's 23 and add with 32."
                        + " Figures may differ from those of f32 as they do from seed to seed.");
    }

    @Test
    void fastAlgorithmsAreSaidWhereAnEngineHadAChoice() {
        Set<Algorithms> fast = Set.of(Algorithms.FAST);

        assertThat(ComputedView.of(trials(1), fast, Map.of(1, List.of(CPU))).note())
                .isEmpty();
        assertThat(ComputedView.of(trials(1), fast, Map.of(1, List.of(CARD))).note())
                .get()
                .asString()
                .startsWith("tf32: ")
                .endsWith(" to seed. With algorithms: fast the same trial may differ in its last digits each time.");
    }

    @Test
    void tooManyWaysAreToldApartWithoutTheirAlgorithms() {
        Map<Integer, List<Computation>> computations = new TreeMap<>();
        for (int trial = 1; trial <= 4; trial++) {
            computations.put(
                    trial, List.of(new Computation("cuda", Precision.BF16, "a card", List.of("forward " + trial))));
        }

        assertThat(ComputedView.of(trials(4), computations, 4).ways()).hasSize(4);
        ComputedView view = ComputedView.of(trials(4), computations, 3);
        assertThat(view.ways()).containsExactly(new ComputedView.Way("cuda", "bf16", "a card", ""));
        assertThat(view.trials()).isEmpty();
    }
}
