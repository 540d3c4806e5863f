package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

class OneTrialTextTest {
    @ParameterizedTest
    @MethodSource("werkbank.space.Spaces#readyFiles")
    void aReadySpaceTrainsTheSameWithOneTrial(Path file) {
        SpaceReader spaces = new SpaceReader(Path.of("data", "mnist"));
        SearchSpace space = spaces.read(file);
        SearchSpace one = spaces.read(OneTrialText.of(space.source()).orElseThrow(), file.toString(), file.getParent());

        assertThat(one.trials()).isEqualTo(1);
        assertThat(one.search().scheduler()).isEqualTo(SchedulerSpec.AUTO);
        assertThat(one.search().enqueue()).isEmpty();
        assertThat(one.sampler()).isEqualTo(SamplerSpec.AUTO);
        assertThat(one.data()).isEqualTo(space.data());
        assertThat(one.parameters()).isEqualTo(space.parameters());
        Map<String, Object> values = space.first();
        assertThat(one.recipe(values)).isEqualTo(space.recipe(values));
    }

    @Test
    void onlyWhatSearchesIsLeftOut() {
        String text =
                """
                # about the file
                name: s
                trials: 9   # many
                scheduler:
                  asha:
                    min-epochs: 2

                # about the network
                network:
                  - dense: {int: [8, 16]}
                training: {epochs: 1}
                enqueue:
                - network.1.units: 8
                keep: 9
                # the end
                """;
        assertThat(OneTrialText.of(text))
                .contains(
                        """
                        # about the file
                        name: s
                        # about the network
                        network:
                          - dense: {int: [8, 16]}
                        training: {epochs: 1}
                        # the end

                        trials: 1
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: s, trials: 1, network: [dense: 2], training: {epochs: 1}}",
                "name: s\ntrials: &n 1\nnetwork: [dense: 2]\ntraining: {epochs: *n}\n",
                "  name: s\n  trials: 1\n",
                "name: s\nname: t\n",
                "- a list\n",
                "# nothing\n"
            })
    void aTextThatCannotBeCutHasNone(String text) {
        assertThat(OneTrialText.of(text)).isEmpty();
    }
}
