package werkbank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Files of trials as Optuna 5.0 with pandas 3, its command line and Werkbank write them. */
class FileTransferTest {
    private static final SearchSpace SPACE = Spaces.read(
            """
            name: import
            trials: 6
            parameters:
              filters: {int: [16, 64], step: 16}
              bn: {choice: [true, false]}
              act: {choice: [relu, elu]}
              drop: {float: [0, 0.5], when: {bn: false}}
            network:
              - conv: {filters: $filters, activation: $act}
              - {batch-norm: {}, when: {bn: true}}
              - {dropout: $drop, when: {bn: false}}
            training:
              epochs: 12
              learning-rate: {float: [1e-5, 1e-1], log: true}
            """);

    private static final String RATE = "training.learning-rate";

    /** What {@code study.trials_dataframe().to_csv()} wrote; where one trial lacks a whole number, all are real ones. */
    private static final String DATAFRAME =
            """
            ,number,value,datetime_start,datetime_complete,duration,params_act,params_bn,params_drop,params_filters,params_lr,user_attrs_epochs,state
            0,0,0.8668088018810296,2026-11-29 04:32:25.276561,2026-11-29 04:32:25.349770,0 days 00:00:00.073209,relu,True,,16.0,0.00046568046379195655,12,COMPLETE
            1,1,0.8383612287832088,2026-11-29 04:32:25.380164,2026-11-29 04:32:25.453803,0 days 00:00:00.073639,elu,False,0.013693796598963082,64.0,1.183458707441061e-05,12,COMPLETE
            2,2,0.8333801168194354,2026-11-29 04:32:25.469029,2026-11-29 04:32:25.544336,0 days 00:00:00.075307,,False,0.15671208907962142,64.0,0.0048069548249615995,12,COMPLETE
            3,3,,2026-11-29 04:32:25.557808,2026-11-29 04:32:25.791354,0 days 00:00:00.233546,,False,0.04917341691652505,64.0,0.005878824056644086,12,PRUNED
            4,4,,2026-11-29 04:32:25.829999,2026-11-29 04:32:26.120790,0 days 00:00:00.290791,relu,True,,64.0,0.00048353787772855095,12,FAIL
            5,5,0.5,2026-11-29 04:32:26.176764,2026-11-29 04:32:26.580148,0 days 00:00:00.403384,relu,False,0.22394676308795258,16.0,1.5e-05,3,PRUNED
            6,6,0.7365617987627617,2026-11-29 04:32:26.656539,2026-11-29 04:32:26.869045,0 days 00:00:00.212506,relu,True,,24.0,0.04309054751874313,12,COMPLETE
            """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static TrialImport how(Path file, Boolean higherIsBetter, Map<String, String> names) {
        return new TrialImport(
                file, Optional.empty(), Optional.ofNullable(higherIsBetter), Optional.empty(), names, Set.of(), false);
    }

    private static KnownResults taken(TrialImport how) {
        return taken(how, SPACE);
    }

    private static KnownResults taken(TrialImport how, SearchSpace space) {
        return new FileTransfer(space, Instant.EPOCH).of(how, List.of());
    }

    private static KnownTrial trial(Map<String, Object> parameters, double value) {
        return new KnownTrial(new TreeMap<>(parameters), Optional.of(value), Optional.empty(), true);
    }

    @Test
    void aDataframeOfOptunasIsTakenAsFarAsItFits() throws IOException {
        KnownResults results = taken(how(write("optuna.csv", DATAFRAME), true, Map.of("lr", RATE)));
        assertThat(results.trials())
                .containsExactly(
                        trial(
                                Map.of("act", "relu", "bn", true, "filters", 16, RATE, 0.00046568046379195655),
                                0.8668088018810296),
                        trial(
                                Map.of(
                                        "act",
                                        "elu",
                                        "bn",
                                        false,
                                        "drop",
                                        0.013693796598963082,
                                        "filters",
                                        64,
                                        RATE,
                                        1.183458707441061e-05),
                                0.8383612287832088));
        String file = folder.resolve("optuna.csv").toString();
        assertThat(results.leftOut())
                .containsExactly(
                        "1 trial left out: act is not known (" + file + ":4)",
                        "2 trials left out: it was pruned, and after how many epochs isn't known (first " + file
                                + ":5)",
                        "1 trial left out: its state is FAIL (" + file + ":6)",
                        "1 trial left out: filters is not 16 to 64 in steps of 16 (" + file + ":8: '24.0')");
        assertThat(results.sameScale()).isTrue();
        assertThat(results.figure()).isEqualTo("val-accuracy");
        assertThat(results.source()).isEqualTo("optuna.csv");
    }

    @Test
    void prunedTrialsAreTakenWhenTheirEpochsAreTold() throws IOException {
        TrialImport how = new TrialImport(
                write("optuna.csv", DATAFRAME),
                Optional.empty(),
                Optional.of(true),
                Optional.of("user_attrs_epochs"),
                Map.of("lr", RATE),
                Set.of(),
                false);
        assertThat(taken(how).trials())
                .filteredOn(trial -> trial.epochs().equals(Optional.of(3)))
                .singleElement()
                .satisfies(pruned -> {
                    assertThat(pruned.value()).contains(0.5);
                    assertThat(pruned.whole()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            params, user_attrs | [{"number": 0, "value": 0.8, "datetime_start": "x", "params": {"act": "relu", "bn": true, "filters": 16, "lr": 1e-3}, "user_attrs": {"epochs": 12}, "state": "COMPLETE"}]
            flat               | [{"number": 0, "value": 0.8, "duration": 73, "params_act": "relu", "params_bn": true, "params_drop": null, "params_filters": 16, "params_lr": 0.001, "state": "COMPLETE"}]
            ours               | [{"number": 1, "state": "COMPLETE", "objective": 0.8, "accuracy": 0.8, "epochs": 12, "algorithms": ["x"], "parameters": {"act": "relu", "bn": true, "filters": 16, "lr": 0.001}}]
            no state, words    | [{"value": "0.8", "params": {"act": "relu", "bn": "true", "filters": "16", "lr": "1e-3"}}]
            """)
    void jsonIsReadInEachOfItsForms(String form, String json) throws IOException {
        KnownResults results = taken(how(write("trials.json", json), true, Map.of("lr", RATE)));
        assertThat(results.trials()).as(form).singleElement().satisfies(trial -> {
            assertThat(trial.parameters())
                    .isEqualTo(new TreeMap<>(Map.of("act", "relu", "bn", true, "filters", 16, RATE, 0.001)));
            assertThat(trial.value()).contains(0.8);
            assertThat(trial.whole()).isTrue();
        });
    }

    @Test
    void aBestTrialWithoutParametersIsTaken() throws IOException {
        SearchSpace fixed = Spaces.read(
                """
                name: fixed
                trials: 2
                network: [dense: 8]
                training: {epochs: 9}
                """);
        String json =
                """
                [{"number": 1, "state": "COMPLETE", "objective": 0.8, "elsewhere": 0.79, "accuracy": 0.8, "epochs": 9,
                  "parameters": {}}]
                """;

        assertThat(taken(how(write("trials.json", json), true, Map.of()), fixed).trials())
                .extracting(KnownTrial::value)
                .containsExactly(Optional.of(0.8));
    }

    @Test
    void whereLessIsBetterOnlyTheOrderCounts() throws IOException {
        String csv = "filters,bn,act,%s,loss\n16,true,relu,1e-3,2.5\n32,true,relu,1e-3,0.5\n".replace("%s", RATE);
        TrialImport how = new TrialImport(
                write("loss.csv", csv),
                Optional.of("loss"),
                Optional.of(false),
                Optional.empty(),
                Map.of(),
                Set.of(),
                false);
        KnownResults results = taken(how);
        assertThat(results.sameScale()).isFalse();
        assertThat(results.figure()).isEqualTo("loss");
        assertThat(results.bestFirst().get(0).parameters()).containsEntry("filters", 32);
    }

    @ParameterizedTest
    @CsvSource({
        "val-accuracy, 0.9, true",
        "val-loss, 0.25, false",
        "val-f1, 0.8, true",
        "val-balanced-accuracy, 0.7, true",
        "val-errors, 12, false"
    })
    void ofATableOfWerkbanksTheStudysOwnFigureCounts(String objective, double value, boolean higherIsBetter)
            throws IOException {
        String csv = "number,state,objective,accuracy,logLoss,macroF1,balancedAccuracy,errors,rate\n"
                + "1,COMPLETE,0.125,0.9,0.25,0.8,0.7,12,0.01\n";
        KnownResults results = taken(how(write("trials.csv", csv), null, Map.of()), improving(objective));

        assertThat(results.trials()).containsExactly(trial(Map.of("rate", 0.01), value));
        assertThat(results.higherIsBetter()).isEqualTo(higherIsBetter);
        assertThat(results.sameScale()).isTrue();
        assertThat(results.figure()).isEqualTo(objective);
    }

    /** A study of the loss beside one of the accuracy: whoever says that smaller is better means the objective. */
    @Test
    void whoSaysThatTheOtherEndIsBetterMeansTheTablesObjective() throws IOException {
        String csv = "number,state,objective,accuracy,rate\n1,COMPLETE,0.25,0.9,0.01\n2,COMPLETE,0.5,0.8,0.02\n";
        KnownResults results = taken(how(write("trials.csv", csv), false, Map.of()), improving("val-accuracy"));

        assertThat(results.higherIsBetter()).isFalse();
        assertThat(results.sameScale()).isFalse();
        assertThat(results.trials()).extracting(KnownTrial::value).containsExactly(Optional.of(0.25), Optional.of(0.5));
    }

    @Test
    void knownConfigurationsCountWhereTheirFigureIsTheStudysObjective() throws IOException {
        String csv = "number,state,from,figure,objective,epochs,rate\n1,KNOWN,enqueue,val-loss,0.25,12,0.01\n";
        Path file = write("known.csv", csv);

        assertThat(taken(how(file, null, Map.of()), improving("val-loss")).trials())
                .extracting(KnownTrial::value)
                .containsExactly(Optional.of(0.25));
        assertThatThrownBy(() -> taken(how(file, null, Map.of()), improving("val-accuracy")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        file + ":2: objective is 'val-loss', and the study's is val-accuracy; leave such trials out,"
                                + " or add --other-scale and --direction maximise or --direction minimise, then only the"
                                + " order counts");
        TrialImport inOrder =
                new TrialImport(file, Optional.empty(), Optional.of(false), Optional.empty(), Map.of(), Set.of(), true);
        assertThat(taken(inOrder, improving("val-accuracy")).sameScale()).isFalse();
        assertThat(taken(how(file, false, Map.of()), improving("val-accuracy")).sameScale())
                .isFalse();
        TrialImport whatever = new TrialImport(
                file, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Set.of("figure"), false);
        assertThat(taken(whatever, improving("val-accuracy")).trials()).hasSize(1);
    }

    private static SearchSpace improving(String objective) {
        return Spaces.read(
                """
                name: import
                trials: 6
                objective: %s
                parameters:
                  rate: {float: [1e-5, 1e-1], log: true}
                network: [dense: 8]
                training: {epochs: 12, learning-rate: $rate}
                """
                        .formatted(objective));
    }

    @Test
    void whatIsThereIsNotTakenAgain() throws IOException {
        TrialImport how = how(write("optuna.csv", DATAFRAME), true, Map.of("lr", RATE));
        KnownResults first = taken(how);
        KnownResults second = new FileTransfer(SPACE, Instant.EPOCH).of(how, List.of(first));
        assertThat(second.trials()).isEmpty();
        assertThat(second.leftOut())
                .contains("2 trials left out: it is there already (first " + folder.resolve("optuna.csv") + ":2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            filters,momentum,value;16,0.9,0.5 | 'momentum' is no parameter of the study, which has act, bn, drop, filters, training.learning-rate; say which it is with --map momentum=OURS, or leave it out with --ignore momentum
            filters,bn;16,true                | has no column 'val-accuracy' nor 'objective' nor 'value'; name the result's with --objective, one of 'filters', 'bn'
            filters,value;16,good             | :2: value is 'good'; it must be a number
            filters,bn,act,training.learning-rate,value;16,true,relu,1e-3,98.7 | :2: value is 98.7, and the study's val-accuracy is a number from 0 to 1; add --other-scale
            filters,value;16,0.5,7            | :2: has 3 cells, and the first line names 2 columns
            """)
    void whatIsNotUnderstoodIsRefused(String lines, String message) throws IOException {
        Path file = write("bad.csv", lines.replace(';', '\n') + "\n");
        assertThatThrownBy(() -> taken(how(file, true, Map.of())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void theDirectionIsAskedForWhereNothingTellsIt() throws IOException {
        Path file = write("optuna.csv", DATAFRAME);
        assertThatThrownBy(() -> taken(how(file, null, Map.of("lr", RATE))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("larger or smaller values of 'value' are better; add --direction maximise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"number": 1} | is one JSON object; it must be an array of trials
            [1]           | entry 1 is no trial; it must be an object
            [{"a": }]     | :1: is no JSON
            """)
    void jsonThatIsNoArrayOfTrialsIsRefused(String json, String message) throws IOException {
        Path file = write("bad.json", json);
        assertThatThrownBy(() -> taken(how(file, true, Map.of())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
