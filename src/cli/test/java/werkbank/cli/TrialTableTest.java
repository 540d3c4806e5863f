package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Precision;
import werkbank.space.SearchPlan;

class TrialTableTest {
    private static Trial trial(int number, double rate) {
        return new Trial(
                number,
                TrialState.WAITING,
                1,
                new TreeMap<>(Map.of("rate", rate)),
                0,
                0,
                Samples.NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String text(Trial... trials) {
        return text(Map.of(), trials);
    }

    private static String text(Map<Integer, List<Computation>> computations, Trial... trials) {
        return new TrialTable(List.of(trials), SearchPlan.STANDARD, Set.of(), computations).text(Map.of());
    }

    @Test
    void precisionIsSaidWhereItIsNotF32AndTheRestWhereItDiffers() {
        Computation onCpu = new Computation("dl4j", Precision.F32, "a processor", List.of());
        Trial[] two = {trial(1, 0.01), trial(2, 0.02)};

        assertThat(text(Map.of(1, List.of(onCpu)), two).lines().findFirst().orElseThrow())
                .doesNotContain("precision", "engine", "device");
        assertThat(text(Map.of(1, List.of(Samples.computation())), two).lines().map(String::strip))
                .satisfiesExactly(
                        head -> assertThat(head).contains("precision").doesNotContain("engine", "device"),
                        first -> assertThat(first).contains("tf32"),
                        second -> assertThat(second).doesNotContain("tf32"));
        assertThat(text(Map.of(1, List.of(Samples.computation(), onCpu), 2, List.of(onCpu)), two)
                        .lines())
                .satisfiesExactly(
                        head -> assertThat(head).containsSubsequence("precision", "engine", "device", "rate"),
                        first -> assertThat(first)
                                .containsSubsequence(
                                        "tf32, then f32", "cuda, then dl4j", "NVIDIA H100, then a processor"),
                        second -> assertThat(second).containsSubsequence("f32", "dl4j", "a processor"));
    }

    @Test
    void csvHasWhatTrialsWereComputedWith() throws JsonProcessingException {
        String csv = new TrialTable(
                        List.of(trial(1, 0.01), trial(2, 0.02)),
                        SearchPlan.STANDARD,
                        Set.of(),
                        Map.of(1, List.of(Samples.computation())))
                .csv();

        assertThat(csv.lines())
                .satisfiesExactly(
                        head -> assertThat(head).endsWith(",seconds,engine,precision,device,rate"),
                        first -> assertThat(first).endsWith(",0.0,cuda,tf32,\"NVIDIA H100\",0.01"),
                        second -> assertThat(second).endsWith(",0.0,,,,0.02"));
    }

    @Test
    void valuesOfANarrowRangeAreToldApart() {
        assertThat(text(trial(1, 0.0100121), trial(2, 0.0100189))).contains("0.0100121", "0.0100189");
        assertThat(text(trial(1, 0.01234567), trial(2, 0.1))).contains("0.01235", "0.1000");
    }
}
