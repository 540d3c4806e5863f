package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.space.Parameter;
import werkbank.space.Spaces;

/** Which changes of a file leave its trials as they are. */
class SpaceFingerprintTest {
    private static final String SPACE =
            """
            name: base
            trials: 6
            seed: 3
            parameters:
              filters: {int: [16, 64], step: 16}
              folder: {int: [1, 3]}
            data: {folder: data/mnist, train-limit: 100}
            network:
              - conv: {filters: $filters, kernel: 3}
              - dense: 4 * $folder
            training: {epochs: 3, learning-rate: {float: [1.0e-4, 1.0e-2], log: true}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: base | name: other",
                "name: base | name: base\\ndescription: words",
                "trials: 6  | trials: 60",
                "trials: 6  | trials: 6\\ntimeout: 30m",
                "trials: 6  | trials: 6\\nscheduler: auto",
                "trials: 6  | trials: 6\\nsampler: {auto: {generation: 0}}\\nscheduler: auto",
                "trials: 6  | trials: 6\\nensemble: {top-k: 2}",
                "seed: 3    | seed: 4",
                "seed: 3    | seed: 3   # a comment",
                "folder: data/mnist, | folder: elsewhere,",
                "'{filters: $filters, kernel: 3}' | '{kernel: 3, filters: $filters}'",
                "'{epochs: 3, ' | '{epochs:   3,   '",
            })
    void theseChangesLeaveTheTrialsAsTheyAre(String from, String to) {
        assertThat(isSame(from, to)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step: 16          | step: 8",
                "seed: 3           | 'seed: 3\\nsampler: random'",
                "seed: 3           | 'seed: 3\\nscheduler: none'",
                "seed: 3           | 'seed: 3\\nsampler: {auto: {generation: 8}}\\nscheduler: auto'",
                "int: [1, 3]       | int: [1, 4]",
                "kernel: 3         | kernel: 5",
                "4 * $folder       | 5 * $folder",
                "epochs: 3         | epochs: 4",
                "1.0e-2            | 2.0e-2",
                "', log: true'     | ''",
                "train-limit: 100  | train-limit: 200",
                "train-limit: 100  | 'train-limit: 100, validation: 5000'",
                "train-limit: 100  | 'train-limit: 100, split-seed: 9'",
                "train-limit: 100  | 'train-limit: 100, stratified: true'",
                "train-limit: 100  | 'train-limit: 100, held-out: last'",
                "epochs: 3         | 'epochs: 3, steps-per-epoch: 5'",
                "epochs: 3         | 'epochs: 3, loss-clip: 1.0e-7'",
                "epochs: 3         | 'epochs: 3, class-weights: balanced'",
                "epochs: 3         | 'epochs: 3, precision: bf16'",
                "epochs: 3         | 'epochs: 3, algorithms: fast'",
                "data:             | 'augmentation: {rotation: 5}\\ndata:'",
            })
    void theseChangesMakeOtherTrials(String from, String to) {
        assertThat(isSame(from, to)).isFalse();
    }

    @Test
    void parametersInAnotherOrderGetOtherRandomNumbers() {
        String swapped = SPACE.replace("  folder: {int: [1, 3]}\n", "")
                .replace("  filters: {int", "  folder: {int: [1, 3]}\n  filters: {int");
        assertThat(Spaces.read(swapped).parameters())
                .extracting(Parameter::name)
                .startsWith("folder", "filters");
        assertThat(Spaces.read(SPACE).hasSameTrialsAs(Spaces.read(swapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "quick", "seed-cnn", "seed-space"})
    void aReadySpaceIsLikeItselfAlone(String name) {
        assertThat(Spaces.ready(name).hasSameTrialsAs(Spaces.ready(name))).isTrue();
        assertThat(Spaces.ready(name).hasSameTrialsAs(Spaces.read(SPACE))).isFalse();
    }

    private static boolean isSame(String from, String to) {
        assertThat(SPACE).contains(from);
        String changed = SPACE.replace(from, to.replace("\\n", "\n"));
        return Spaces.read(SPACE).hasSameTrialsAs(Spaces.read(changed));
    }
}
