package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Monitor;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class SearchPlanReaderTest {

    private static SearchSpace with(String lines) {
        return Spaces.read(Spaces.base().replace("trials: 6", "trials: 6\n" + lines));
    }

    @Test
    void aSpaceThatSaysNothingHasTheStandardPlanAndItsSchedulerChosen() {
        assertThat(Spaces.read(Spaces.base()).search()).isEqualTo(SearchPlan.STANDARD.with(SchedulerSpec.AUTO));
    }

    @Test
    void everythingCanBeSaid() {
        SearchPlan plan =
                with("""
                        scheduler: {asha: {min-epochs: 2, reduction: 4}}
                        objective: {primary: val-f1, second: seconds-per-image}
                        enqueue: [{filters: 32}, {filters: 64, act: elu}]
                        stop: {target: 0.99, patience: 7}
                        repeats: {top: 2, seeds: 3}
                        duplicates: allow
                        keep: 9
                        """)
                        .search();
        assertThat(plan)
                .isEqualTo(new SearchPlan(
                        Schedulers.spec("asha", Map.of("min-epochs", 2, "reduction", 4)),
                        Objective.VAL_F1,
                        Optional.of(Cost.SECONDS_PER_IMAGE),
                        List.of(Map.of("filters", 32), Map.of("filters", 64, "act", "elu")),
                        OptionalDouble.of(0.99),
                        OptionalInt.of(7),
                        new SearchPlan.Repeats(2, 3),
                        false,
                        9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | auto",
                "sampler: random | none",
                "sampler: auto   | none",
                "sampler: grid   | none"
            })
    void withoutTheKeyItIsToBeChosenUnlessASamplerIsNamed(String sampler, String scheduler) {
        assertThat(with(sampler).search().scheduler()).isEqualTo(Schedulers.spec(scheduler, Map.of()));
    }

    @Test
    void aWordAloneHasTheUsualOptions() {
        assertThat(with("scheduler: none").search().scheduler()).isEqualTo(SchedulerSpec.NONE);
        assertThat(with("scheduler: median").search().scheduler())
                .isEqualTo(Schedulers.spec("median", Map.of("startup", 5, "min-epochs", 1)));
        assertThat(with("scheduler: asha").search().scheduler())
                .isEqualTo(Schedulers.spec("asha", Map.of("min-epochs", 1, "reduction", 3)));
        assertThat(with("scheduler: hyperband").search().scheduler())
                .isEqualTo(Schedulers.spec("hyperband", Map.of("min-epochs", 1, "reduction", 3)));
        assertThat(with("objective: val-balanced-accuracy\nstop: {target: 0.9}")
                        .search()
                        .objective())
                .isEqualTo(Objective.VAL_BALANCED_ACCURACY);
        assertThat(with("objective: val-errors").search().objective()).isEqualTo(Objective.VAL_ERRORS);
    }

    @Test
    void repeatsMayRace() {
        assertThat(with("repeats: {top: 8, seeds: 4, race: true}").search().repeats())
                .isEqualTo(new SearchPlan.Repeats(8, 4, OptionalDouble.of(0.05)));
        assertThat(with("repeats: {top: 8, seeds: 4, race: true, level: 0.1}")
                        .search()
                        .repeats()
                        .race())
                .hasValue(0.1);
        assertThat(with("repeats: {top: 8, seeds: 4, race: false}").search().repeats())
                .isEqualTo(new SearchPlan.Repeats(8, 4));
        assertThat(with("repeats: {top: 2}").hasSameTrialsAs(with("repeats: {top: 2, race: true}")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "val-accuracy, val-accuracy",
        "val-errors, val-accuracy",
        "val-loss, val-loss",
        "'{primary: val-f1, second: parameters}', val-f1",
        "val-balanced-accuracy, val-balanced-accuracy"
    })
    void theObjectiveSaysWhichEpochIsKeptWhereNothingElseDoes(String objective, String kept) {
        SearchSpace space = with("objective: " + objective);
        assertThat(space.recipe(space.first()).training().checkpoint().label()).isEqualTo(kept);
        assertThat(space.template().at("training.checkpoint", space.first())).contains(kept);
    }

    @Test
    void aCheckpointThatIsNamedStays() {
        SearchSpace space = Spaces.read(Spaces.base()
                .replace("trials: 6", "trials: 6\nobjective: val-f1")
                .replace("  epochs: 3", "  epochs: 3\n  checkpoint: accuracy"));
        assertThat(space.recipe(space.first()).training().checkpoint()).isEqualTo(Monitor.ACCURACY);
    }

    @Test
    void asManyAreKeptAsRace() {
        assertThat(with("repeats: {top: 60, race: true}").search().keep()).isEqualTo(60);
        assertThat(with("repeats: {top: 60}").search().keep()).isEqualTo(SearchPlan.USUALLY_KEPT);
        assertThat(with("keep: 8\nrepeats: {top: 8, race: true}").search().keep())
                .isEqualTo(8);
        assertThat(with("keep: 7\nrepeats: {top: 8}").search().keep()).isEqualTo(7);
    }

    @Test
    void onlyLimitsMayChangeInAStudy() {
        SearchSpace space = with("scheduler: asha");
        assertThat(space.hasSameTrialsAs(with("scheduler: asha\nstop: {target: 0.9}\nrepeats: {top: 1}\nkeep: 7")))
                .isTrue();
        assertThat(space.hasSameTrialsAs(with("scheduler: hyperband"))).isFalse();
        assertThat(space.hasSameTrialsAs(with("scheduler: asha\nobjective: val-loss")))
                .isFalse();
        assertThat(space.hasSameTrialsAs(with("scheduler: asha\nenqueue: [{filters: 32}]")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "none, random, true",
        "none, tpe, false",
        "none, '{tpe: {generation: 4}}', true",
        "hyperband, tpe, true",
        "asha, random, false",
        "freeze-thaw, random, false",
        "i-epoch, random, true",
        "i-epoch, tpe, false",
        "i-epoch, '{tpe: {generation: 4}}', false",
        "median, sobol, false"
    })
    void whatIsNotRepeatableOnSeveralWorkersIsOnOne(String scheduler, String sampler, boolean repeatable) {
        SearchSpace space = with(String.format(Locale.ROOT, "scheduler: %s\nsampler: %s", scheduler, sampler));
        assertThat(space.whyNotRepeatable(1)).isEmpty();
        assertThat(space.whyNotRepeatable(2).isEmpty()).isEqualTo(repeatable);
    }
}
