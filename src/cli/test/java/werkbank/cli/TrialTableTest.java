package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.TrialSummary;
import werkbank.recipe.Precision;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;
import werkbank.transfer.FileTransfer;
import werkbank.transfer.ParameterColumns;
import werkbank.transfer.TrialImport;

class TrialTableTest {
    @TempDir
    Path folder;

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

    private static String csv(Map<Integer, List<Computation>> computations, Trial... trials)
            throws JsonProcessingException {
        return new TrialTable(List.of(trials), SearchPlan.STANDARD, Set.of(), computations).csv();
    }

    private static Trial complete(SortedMap<String, Object> parameters) {
        TrialResult result = Samples.complete(0.9);
        return new Trial(
                1,
                TrialState.COMPLETE,
                1,
                parameters,
                result.epochs(),
                result.seconds(),
                Samples.NOON,
                Optional.of(Samples.NOON),
                result.outcome(),
                Optional.empty(),
                Optional.empty());
    }

    private KnownResults imported(String csv, SearchSpace space) throws IOException {
        TrialImport how = new TrialImport(
                Files.writeString(folder.resolve("trials.csv"), csv),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                false);
        return new FileTransfer(space, Samples.NOON).of(how, List.of());
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
        String csv = csv(Map.of(1, List.of(Samples.computation())), trial(1, 0.01), trial(2, 0.02));

        assertThat(csv.lines())
                .satisfiesExactly(
                        head -> assertThat(head).endsWith(",seconds,engine,precision,device,rate"),
                        first -> assertThat(first).endsWith(",0.0,cuda,tf32,\"NVIDIA H100\",0.01"),
                        second -> assertThat(second).endsWith(",0.0,,,,0.02"));
    }

    @Test
    void parametersThatAreCalledAsOtherColumnsStandBesideThemAndAreImported() throws IOException {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 2
                parameters:
                  epochs: {int: [2, 5]}
                  precision: {choice: [relu, elu]}
                  rate: {float: [1e-4, 1e-1], log: true}
                network: [dense: {units: 8, activation: $precision}]
                training: {epochs: $epochs, learning-rate: $rate}
                """);
        SortedMap<String, Object> parameters = new TreeMap<>(Map.of("epochs", 5, "precision", "elu", "rate", 0.01));
        String columns = "params_epochs,params_precision,params_rate";

        String csv = csv(Map.of(), complete(parameters));
        KnownResults imported = imported(csv, space);

        assertThat(csv.lines().findFirst().orElseThrow())
                .contains(",epochs,bestEpoch,")
                .endsWith(",seconds," + columns);
        assertThat(imported.leftOut()).isEmpty();
        assertThat(imported.trials()).singleElement().satisfies(known -> {
            assertThat(known.parameters()).isEqualTo(parameters);
            assertThat(known.value()).contains(0.9);
            assertThat(known.epochs()).contains(3);
        });
        String again = KnownTable.of(List.of(imported)).csv();
        assertThat(again.lines().findFirst())
                .contains("number,state,from,figure,objective,epochs,trainedToEnd," + columns);
    }

    @Test
    void knownConfigurationsThatWereCutShortAreSoAfterAnotherImport() throws IOException {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 2
                network: [dense: 8]
                training: {epochs: 9, learning-rate: {float: [1e-4, 1e-1], log: true}}
                """);
        String csv =
                """
                number,state,objective,epochs,training.learning-rate
                1,COMPLETE,0.9,9,0.01
                2,PRUNED,0.4,3,0.02
                """;
        KnownResults imported = imported(csv, space);
        assertThat(imported.trials()).extracting(KnownTrial::whole).containsExactly(true, false);

        KnownTable table = KnownTable.of(List.of(imported));
        assertThat(imported(table.csv(), space).trials()).isEqualTo(imported.trials());
        assertThat(imported(table.json(), space).trials()).isEqualTo(imported.trials());
    }

    /** A parameter that is called as a column that imports don't know would be lost. */
    @Test
    void noColumnOfATrialIsTakenForAParameter() throws JsonProcessingException {
        String head = csv(Map.of(1, List.of(Samples.computation())), trial(1, 0.01))
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(head).endsWith(",engine,precision,device,rate");
        assertThat(head.substring(0, head.lastIndexOf(',')).split(",")).allSatisfy(column -> assertThat(
                        ParameterColumns.of(List.of("rate", column)).column("rate"))
                .isEqualTo("params_rate"));
    }

    @Test
    void noKeyOfATrialOrOfAKnownConfigurationIsTakenForAParameter() {
        assertThat(names(TrialSummary.class)).contains("elsewhere").containsAll(TrialTable.FIXED);
        assertThat(names(TrialSummary.class)).containsAll(TrialTable.COMPUTED);
        assertThat(Stream.concat(names(TrialSummary.class).stream(), names(KnownTable.Row.class).stream()))
                .allSatisfy(key -> assertThat(
                                ParameterColumns.of(List.of("rate", key)).column("rate"))
                        .isEqualTo("params_rate"));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void valuesOfANarrowRangeAreToldApart() {
        assertThat(text(trial(1, 0.0100121), trial(2, 0.0100189))).contains("0.0100121", "0.0100189");
        assertThat(text(trial(1, 0.01234567), trial(2, 0.1))).contains("0.01235", "0.1000");
    }
}
