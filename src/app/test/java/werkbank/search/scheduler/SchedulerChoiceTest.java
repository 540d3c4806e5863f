package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class SchedulerChoiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20  | 2  | 20 | 5  | freeze-thaw | since epochs go where curves promise most, and 5 of 20 trials become complete",
                "10  | 9  | 4  | 5  | freeze-thaw | since epochs go where curves promise most, and 5 of 10 trials become complete",
                "500 | 4  | 50 | 1  | freeze-thaw | since epochs go where curves promise most, and 1 of 500 trials becomes complete",
                "20  | 2  | 3  | 5  | none        | since trials of 3 epochs leave nothing to spare",
                "20  | 2  | 1  | 5  | none        | since trials of 1 epoch leave nothing to spare",
                "16  | 16 | 20 | 5  | none        | since 16 workers begin all of 16 trials at once",
                "9   | 1  | 20 | 3  | none        | since 9 trials are fewer than the 10 of which 3 complete ones are enough",
                "31  | 2  | 20 | 16 | none        | since 31 trials are fewer than the 32 of which 16 complete ones are enough"
            })
    void itGoesByTrialsWorkersEpochsAndMembers(
            int trials, int workers, int epochs, int members, String name, String why) {
        SchedulerChoice choice = SchedulerChoice.of(trials, workers, epochs, members);
        assertThat(choice)
                .isEqualTo(
                        new SchedulerChoice(name, name.equals("none") ? Map.of() : Map.of("finalists", members), why));
        assertThat(choice.spec().isLike(Schedulers.spec(name, choice.options())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                  | freeze-thaw | 5",
                "ensemble: {top-k: 8}                                | freeze-thaw | 8",
                "repeats: {top: 9, seeds: 2}                         | freeze-thaw | 9",
                "data: {folds: 3}                                    | freeze-thaw | 5",
                "objective: {primary: val-loss, second: parameters}  | none        | 0"
            })
    void itLeavesWhatTheSpaceNeeds(String line, String name, int finalists) {
        SchedulerChoice choice = SchedulerChoice.of(space("int: [2, 8]", line), 40, 2, 20);
        assertThat(choice.name()).isEqualTo(name);
        assertThat(choice.options()).isEqualTo(finalists == 0 ? Map.of() : Map.of("finalists", finalists));
    }

    @Test
    void whereNothingIsSearchedSeedsAreComparedToTheEnd() {
        SearchSpace fixed = Spaces.read(
                """
                name: s
                trials: 40
                network: [conv: 8]
                training: {epochs: 20}
                """);
        assertThat(SchedulerChoice.of(fixed, 40, 2, 20))
                .isEqualTo(new SchedulerChoice("none", Map.of(), "since there is nothing to search"));
    }

    private static SearchSpace space(String filters, String line) {
        return Spaces.read(
                """
                name: s
                trials: 40
                network: [conv: {FILTERS}]
                training: {epochs: 20}
                """
                                .replace("FILTERS", filters)
                        + line + "\n");
    }
}
