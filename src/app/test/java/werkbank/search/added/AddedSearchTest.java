package werkbank.search.added;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ArbiterSearch;
import werkbank.search.PlannedEpochs;
import werkbank.search.SimulatedTrials;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** A study with a sampler and a scheduler of somebody else, from its file to its last trial. */
@ExtendWith(AddedServices.class)
class AddedSearchTest {
    private static SearchSpace space(String sampler, String scheduler) {
        return Spaces.read(
                "name: added\ntrials: 8\nsampler: " + sampler + "\nscheduler: " + scheduler + "\n"
                        + """
                parameters:
                  filters: {int: [0, 100]}
                network:
                  - conv: {filters: 1 + $filters}
                training: {epochs: 9, learning-rate: {float: [1.0, 2.0]}}
                """);
    }

    @Test
    void bothAreReadAndSearchedWith() {
        SearchSpace space = space("{middle: {width: 0.2}}", "{every-other: {epochs: 3}}");
        assertThat(space.sampler().words()).isEqualTo("middle, width 0.2");
        assertThat(space.search().scheduler().words()).isEqualTo("every-other, epochs 3");
        assertThat(space.whyNotRepeatable(4)).isEmpty();

        SimulatedTrials trials = new SimulatedTrials(9, number -> number / 10.0);
        new ArbiterSearch().run(new Plan(space, 7, 8, 2, List.of(), Map.of(), () -> false), trials);

        assertThat(trials.trials()).hasSize(8).allSatisfy(trial -> {
            assertThat((Integer) trial.parameters().get("filters")).isBetween(40, 60);
            assertThat((Double) trial.parameters().get("training.learning-rate"))
                    .isBetween(1.4, 1.6);
        });
        assertThat(trials.in(TrialState.PRUNED)).containsExactly(2, 4, 6, 8);
        assertThat(trials.epochs()).containsEntry(2, 3).containsEntry(3, 9);
        assertThat(PlannedEpochs.of(space, 8).epochs())
                .isEqualTo(trials.trained())
                .isEqualTo(48);
    }

    @Test
    void withoutOptionsTheirDefaultsHold() {
        assertThat(space("middle", "every-other").sampler().options().values()).isEqualTo(Map.of("width", 0.5));
        assertThat(space("middle", "every-other").search().scheduler().options().values())
                .isEqualTo(Map.of("epochs", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "midle                 | none | base.yaml:3:10: sampler is 'midle'; it must be one of random, grid, genetic,"
                        + " sobol, tpe, gp, mfes, prior-band, auto, middle; did you mean 'middle'?",
                "{middle: {width: 2}}  | none | base.yaml:3:27: width is 2; it must be greater than 0 and at most 1",
                "{middle: {widh: 1}}   | none | base.yaml:3:20: unknown key 'widh' in the sampler middle; did you mean"
                        + " 'width'? (known: width)",
                "middle | every-othe          | base.yaml:4:12: scheduler is 'every-othe'; it must be one of none, median,"
                        + " asha, hyperband, i-epoch, freeze-thaw, auto, every-other; did you mean 'every-other'?",
                "middle | {every-other: {epochs: 0}} | base.yaml:4:35: epochs is 0; it must be at least 1",
                "middle | {none: {epochs: 2}} | base.yaml:4:19: the scheduler none has no options; write scheduler: none"
            })
    void whatIsWrongIsToldByTheirDeclarations(String sampler, String scheduler, String message) {
        assertThatThrownBy(() -> space(sampler, scheduler))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
