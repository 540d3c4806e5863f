package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class SearchChoiceTest {
    private static SearchSpace space(String search) {
        return Spaces.read(
                """
                name: s
                trials: 40
                network: [conv: {int: [2, 8]}]
                training: {epochs: 12}
                """
                        + search);
    }

    @Test
    void aSpaceThatNamesNeitherHasBothChosenTheSchedulerFirst() {
        SearchChoice choice = SearchChoice.of(space(""), 40, 2);
        assertThat(choice.words())
                .hasSize(2)
                .startsWith("auto takes the sampler gp, since it learns from all rungs of freeze-thaw");
        SearchSpace chosen = choice.in(space(""));
        assertThat(chosen.sampler().isLike(Samplers.spec("gp", Map.of()))).isTrue();
        assertThat(chosen.search().scheduler())
                .matches(scheduler -> scheduler.isLike(Schedulers.spec("freeze-thaw", Map.of("finalists", 5))));
    }

    @Test
    void whatASpaceNamesStays() {
        SearchSpace grid = space("sampler: grid\n");
        assertThat(SearchChoice.of(grid, 40, 2).words()).isEmpty();
        assertThat(SearchChoice.of(grid, 40, 2).in(grid)).isSameAs(grid);

        SearchSpace hyperband = space("scheduler: hyperband\n");
        SearchChoice choice = SearchChoice.of(hyperband, 40, 2);
        assertThat(choice.words())
                .containsExactly("auto takes the sampler gp, since it learns from all rungs of hyperband");
        assertThat(choice.in(hyperband).search().scheduler())
                .isEqualTo(hyperband.search().scheduler());

        SearchSpace sobol = space("sampler: sobol\nscheduler: auto\n");
        assertThat(SearchChoice.of(sobol, 40, 2).in(sobol).search().scheduler().name())
                .isEqualTo("freeze-thaw");
    }

    @Test
    void oneTrialIsChosenNothingFor() {
        SearchChoice choice = SearchChoice.of(space(""), 1, 2);
        assertThat(choice.words()).isEmpty();
        assertThat(choice.in(space("")).sampler()).isEqualTo(Samplers.spec("random", Map.of()));
        assertThat(choice.in(space("")).search().scheduler()).isEqualTo(Schedulers.spec("none", Map.of()));
    }

    /** Several workers see trials in the order in which they come. */
    @Test
    void whatIsChosenSaysWhetherItIsRepeatable() {
        SearchSpace chosen = SearchChoice.of(space(""), 40, 2).in(space(""));
        assertThat(chosen.whyNotRepeatable(1)).isEmpty();
        assertThat(chosen.whyNotRepeatable(2))
                .contains("freeze-thaw compares a trial with those that happen to have come as far on 2 workers");
        SearchSpace few = SearchChoice.of(space(""), 6, 2).in(space(""));
        assertThat(List.of(few.sampler().name(), few.search().scheduler().name()))
                .containsExactly("random", "none");
        assertThat(few.whyNotRepeatable(2)).isEmpty();
    }
}
