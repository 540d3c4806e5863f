package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

class EarlyEndTest {
    private static final List<Trial> TWO = List.of(trial(1, TrialState.COMPLETE), trial(2, TrialState.PRUNED));

    @Test
    void nothingIsSaidWhereAllTrialsAreThere() {
        assertThat(EarlyEnd.words(2, TWO, true, space("stop: {patience: 3}"))).isEmpty();
        assertThat(EarlyEnd.words(1, TWO, false, space(""))).isEmpty();
    }

    @Test
    void theReasonIsSaid() {
        String stop = "stop: {target: 0.9}";
        assertThat(EarlyEnd.words(6, TWO, true, space(stop)))
                .hasValue("the search ended with 2 of 6 trials: its time is up");
        assertThat(EarlyEnd.words(6, TWO, false, space(stop)))
                .hasValue("the search ended with 2 of 6 trials: 'stop' of the space says so");
        assertThat(EarlyEnd.words(6, TWO, false, space("sampler: grid")))
                .hasValue("the search ended with 2 of 6 trials: no configuration is left");
        assertThat(EarlyEnd.words(6, TWO, false, space("sampler: grid\n" + stop)))
                .hasValue(
                        "the search ended with 2 of 6 trials: 'stop' of the space says so, or no configuration is left");
    }

    private static SearchSpace space(String more) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        "name: a\ntrials: 1\nnetwork: [dense: {int: [2, 3]}]\ntraining: {epochs: 1}\n" + more,
                        "a.yaml",
                        Path.of("."));
    }

    private static Trial trial(int number, TrialState state) {
        return new Trial(
                number,
                state,
                1,
                new TreeMap<>(Map.of()),
                0,
                0,
                Samples.NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
