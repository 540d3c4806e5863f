package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.space.SearchPlan;
import werkbank.space.Spaces;
import werkbank.space.WarmStart;

class WarmStartReaderTest {
    private static final String SPACE =
            """
            name: warm
            trials: 6
            parameters:
              filters: {int: [16, 64], step: 16}
              bn: {choice: [true, false]}
              drop: {float: [0, 0.5], when: {bn: false}}
            network:
              - conv: {filters: $filters}
              - {batch-norm: {}, when: {bn: true}}
              - {dropout: $drop, when: {bn: false}}
            training: {epochs: 12}
            """;

    private static SearchPlan with(String lines) {
        return Spaces.read(SPACE + lines).search();
    }

    @Test
    void aConfigurationWithAResultIsKnownAndTheOthersStayEnqueued() {
        SearchPlan plan = with(
                """
                enqueue:
                  - {filters: 32}
                  - {filters: 16, bn: true, result: {val-accuracy: 0.987, epochs: 12}}
                  - {filters: 64, bn: false, drop: 0.25, result: {val-accuracy: 0.5}}
                """);
        assertThat(plan.enqueue()).containsExactly(Map.of("filters", 32));
        assertThat(plan.warmStart())
                .isEqualTo(new WarmStart(
                        List.of(
                                new WarmStart.Known(
                                        new TreeMap<>(Map.of("filters", 16, "bn", true)), 0.987, OptionalInt.of(12)),
                                new WarmStart.Known(
                                        new TreeMap<>(Map.of("filters", 64, "bn", false, "drop", 0.25)),
                                        0.5,
                                        OptionalInt.empty())),
                        List.of(),
                        0));
    }

    @Test
    void studiesAreNamedInAListOrInABlock() {
        assertThat(with("learn-from: [first, second]").warmStart())
                .isEqualTo(new WarmStart(List.of(), List.of("first", "second"), 3));
        assertThat(with("learn-from: {studies: [first], first: 0}").warmStart())
                .isEqualTo(new WarmStart(List.of(), List.of("first"), 0));
        assertThat(with("").warmStart()).isEqualTo(WarmStart.NONE);
    }

    @Test
    void aParameterMayBeCalledResult() {
        String space = SPACE.replace("filters: {int", "result: {int").replace("$filters", "$result");
        SearchPlan plan = Spaces.read(space + "enqueue: [{result: 32}]\n").search();
        assertThat(plan.enqueue()).containsExactly(Map.of("result", 32));
        assertThat(plan.warmStart()).isEqualTo(WarmStart.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            enqueue: [{filters: 16, bn: true, result: {val-accuracy: 98.7}}] | val-accuracy is 98.7; it must be a number from 0 to 1
            enqueue: [{filters: 16, bn: true, result: {val-loss: 0.1}}] | unknown key 'val-loss' in result
            enqueue: [{filters: 16, bn: true, result: {epochs: 3}}] | val-accuracy is missing; say what the configuration reached
            enqueue: [{filters: 16, bn: true, result: 0.98}] | result is 0.98; it must be a block of keys, for instance {val-accuracy: 0.987, epochs: 12}
            enqueue: [{filters: 16, bn: false, result: {val-accuracy: 0.9}}] | a configuration with a result has no drop; it must have every parameter, drop 0 to 0.5
            enqueue: [{filters: 17, bn: true, result: {val-accuracy: 0.9}}] | filters is 17; it must be 16 to 64 in steps of 16
            enqueue: [{filters: 16, bn: true, result: {val-accuracy: 0.9, epochs: 0}}] | epochs is 0; it must be at least 1
            learn-from: [] | learn-from is empty; name a study
            learn-from: [a, a] | learn-from names 'a' twice; delete one
            learn-from: a | learn-from is 'a'; it must be a list
            learn-from: {study: a} | unknown key 'study' in learn-from
            learn-from: {studies: [a], first: -1} | learn-from.first is -1; it must be at least 0
            """)
    void whatIsWrongIsSaidInItsPlace(String line, String message) {
        assertThatThrownBy(() -> with(line))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":12:")
                .hasMessageContaining(message.strip());
    }
}
