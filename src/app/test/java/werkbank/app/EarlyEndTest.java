package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

class EarlyEndTest {
    private static final List<Trial> TWO = List.of(trial(1, TrialState.COMPLETE), trial(2, TrialState.PRUNED));

    @Test
    void nothingIsSaidWhereAllTrialsAreThere() {
        assertThat(EarlyEnd.words(2, TWO, true, space("stop: {patience: 3}"), Set.of()))
                .isEmpty();
        assertThat(EarlyEnd.words(1, TWO, false, space(""), Set.of())).isEmpty();
    }

    @Test
    void theReasonIsSaid() {
        String stop = "stop: {target: 0.9}";
        assertThat(EarlyEnd.words(6, TWO, true, space(stop), Set.of()))
                .hasValue("the search ended with 2 of 6 trials: its time is up");
        assertThat(EarlyEnd.words(6, TWO, false, space(stop), Set.of()))
                .hasValue("the search ended with 2 of 6 trials: 'stop' of the space says so");
        assertThat(EarlyEnd.words(6, TWO, false, space("sampler: grid"), Set.of()))
                .hasValue("the search ended with 2 of 6 trials: no configuration is left");
        assertThat(EarlyEnd.words(6, TWO, false, space("sampler: grid\n" + stop), Set.of()))
                .hasValue(
                        "the search ended with 2 of 6 trials: 'stop' of the space says so, or no configuration is left");
    }

    /** Losers of hyperband and i-epoch wait until those that went on are complete. */
    @Test
    void whatWaitsWhenTheTimeIsUpIsSaid() {
        List<Trial> done = new ArrayList<>(TWO);
        done.add(trial(3, TrialState.WAITING));
        assertThat(EarlyEnd.words(6, done, true, space(""), Set.of()))
                .hasValue("the search ended with 2 of 6 trials: its time is up; 1 trial waits at rungs, and the same"
                        + " command goes on");
        done.add(trial(4, TrialState.WAITING));
        assertThat(EarlyEnd.words(6, done, true, space(""), Set.of()))
                .hasValue("the search ended with 2 of 6 trials: its time is up; 2 trials wait at rungs, and the same"
                        + " command goes on");
    }

    /** Trials 2 and 3 are the best; one of the four repeats, or the second seed of both, is missing. */
    @Test
    void repeatsThatTheTimeWasTooShortForAreSaid() {
        SearchSpace twice = space("repeats: {top: 2, seeds: 2}");
        List<Trial> done = new ArrayList<>(
                List.of(complete(1, 0.7), complete(2, 0.9), complete(3, 0.8), trial(4, TrialState.PRUNED)));
        assertThat(EarlyEnd.words(4, done, true, twice, Set.of()))
                .hasValue("the search ended with 0 of 4 repeats: its time is up; the same command goes on");
        done.addAll(List.of(repeat(5, 2), repeat(6, 3), repeat(7, 2)));
        assertThat(EarlyEnd.words(4, done, true, twice, Set.of()))
                .hasValue("the search ended with 3 of 4 repeats: its time is up; the same command goes on");
        assertThat(EarlyEnd.words(4, done, false, twice, Set.of())).isEmpty();
        done.add(repeat(8, 3));
        assertThat(EarlyEnd.words(4, done, true, twice, Set.of())).isEmpty();
    }

    @Test
    void aRaceMayNeedFewerRepeats() {
        SearchSpace race = space("repeats: {top: 3, seeds: 2, race: true}");
        List<Trial> done = new ArrayList<>(List.of(complete(1, 0.7), complete(2, 0.9), complete(3, 0.8)));
        done.addAll(List.of(repeat(4, 2), repeat(5, 3), repeat(6, 1)));
        assertThat(EarlyEnd.words(3, done, true, race, Set.of(1)))
                .hasValue("the search ended with 3 of at most 6 repeats: its time is up; the same command goes on");
        assertThat(EarlyEnd.words(3, done, true, race, Set.of(1, 3))).isEmpty();
    }

    /** Trials 2 and 3 have one configuration, trial 1 the only other one. */
    @Test
    void aConfigurationThatSeveralTrialsHaveIsRepeatedOnce() {
        SearchSpace once = space("repeats: {top: 3, seeds: 1}");
        List<Trial> done =
                new ArrayList<>(List.of(complete(1, 0.7), complete(2, 0.8), complete(3, 2, 0.9), repeat(4, 2)));
        assertThat(EarlyEnd.words(3, done, true, once, Set.of()))
                .hasValue("the search ended with 1 of 2 repeats: its time is up; the same command goes on");
        done.add(repeat(5, 1));
        assertThat(EarlyEnd.words(3, done, true, once, Set.of())).isEmpty();
    }

    private static SearchSpace space(String more) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        "name: a\ntrials: 1\nnetwork: [dense: {int: [2, 3]}]\ntraining: {epochs: 1}\n" + more,
                        "a.yaml",
                        Path.of("."));
    }

    private static Trial trial(int number, TrialState state) {
        return trial(number, state, number, Optional.empty(), Optional.empty());
    }

    private static Trial complete(int number, double accuracy) {
        return complete(number, number, accuracy);
    }

    private static Trial complete(int number, int configuration, double accuracy) {
        return trial(
                number, TrialState.COMPLETE, configuration, Optional.of(Samples.outcome(accuracy)), Optional.empty());
    }

    private static Trial repeat(int number, int original) {
        return trial(number, TrialState.COMPLETE, original, Optional.of(Samples.outcome(0.99)), Optional.of(original));
    }

    private static Trial trial(
            int number,
            TrialState state,
            int configuration,
            Optional<TrialResult.Outcome> outcome,
            Optional<Integer> repeats) {
        return new Trial(
                number,
                state,
                1,
                new TreeMap<>(Map.of("width", configuration)),
                0,
                0,
                Samples.NOON,
                Optional.empty(),
                outcome,
                Optional.empty(),
                repeats);
    }
}
