package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.RaceRound.Standing;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** 100 images of class 0; trials say class 1 of as many of the first ones as they get wrong. */
class SeedRoundsTest {
    private static final int IMAGES = 100;

    @TempDir
    Path folder;

    private final TrialStore store = new InMemoryTrialStore(Samples.study("s"));

    @Test
    void aRoundDropsWhatIsClearlyWorseAndKeepsWhyInTheStore() {
        trials();

        RaceRound round = rounds(0.05).decided(1, List.of(1, 2, 3));

        assertThat(round.round()).isEqualTo(1);
        assertThat(round.standings()).extracting(Standing::trial).containsExactly(2, 1, 3);
        assertThat(round.dropped()).containsExactly(3);
        assertThat(round.racing()).containsExactly(1, 2, 3);
        Standing last = round.standings().get(2);
        // 40 and 42 wrong beside 9 and 11.
        assertThat(last.mean()).isCloseTo(0.41, within(1e-12));
        assertThat(last.behind()).isCloseTo(0.31, within(1e-12));
        assertThat(last.p()).isLessThan(1e-4);
        assertThat(store.verdicts().race()).containsExactly(round);
        assertThat(SeedRounds.words(round))
                .isEqualTo("race, round 1: no further seed for trial 3; 2 go on; trial 2 leads");
    }

    @Test
    void aDecisionStandsWhateverCameSinceButNotForOthers() {
        trials();
        RaceRound round = rounds(0.05).decided(1, List.of(1, 2, 3));
        add(7, 3, 0);

        assertThat(rounds(0.001).decided(1, List.of(3, 2, 1))).isEqualTo(round);
        RaceRound second = rounds(0.05).decided(2, List.of(1, 2));
        assertThat(store.verdicts().race()).containsExactly(round, second);
        assertThat(second.dropped()).isEmpty();
        assertThat(SeedRounds.words(second))
                .isEqualTo("race, round 2: none of 2 configurations is clearly worse than the best; trial 2 leads");

        RaceRound other = rounds(0.05).decided(1, List.of(2, 3));
        assertThat(other.racing()).containsExactly(2, 3);
        assertThat(store.verdicts().race()).containsExactly(other);
    }

    /** Of the first nothing is left, of the third the first seed alone. */
    @Test
    void aConfigurationWithoutAnswersIsNotCompared() {
        trials();
        List.of(1, 4, 6).forEach(store::forgetFiles);

        RaceRound round = rounds(0.05).decided(1, List.of(1, 2, 3));

        assertThat(round.racing()).containsExactly(2, 3);
        assertThat(round.standings()).extracting(Standing::mean).containsExactly(0.1, 0.4);
        assertThat(rounds(0.05).decided(1, List.of(1, 2, 3))).isEqualTo(round);
        assertThat(SeedRounds.words(rounds(0.05).decided(1, List.of(1))))
                .isEqualTo("race, round 1: no trial has answers to compare");
    }

    @Test
    void aDecisionStandsWhereAnswersAreGoneSince() {
        trials();
        RaceRound round = rounds(0.05).decided(1, List.of(1, 2, 3));
        List.of(1, 4).forEach(store::forgetFiles);

        assertThat(rounds(0.05).decided(1, List.of(1, 2, 3))).isEqualTo(round);
        assertThat(store.verdicts().race()).containsExactly(round);
    }

    @Test
    void anAlteredFileDecidesNothing() {
        trials();
        IdxFile.writeFloats(folder.resolve("3.idx"), new float[IMAGES][2]);

        assertThatThrownBy(() -> rounds(0.05).decided(1, List.of(1, 2, 3)))
                .isInstanceOf(WerkbankException.class)
                .hasMessageStartingWith(folder.resolve("3.idx") + " has changed");
        assertThat(store.verdicts().race()).isEmpty();
    }

    @Test
    void theOnlyOneWithAnswersLeadsAndStays() {
        trials();
        List.of(1, 3, 4, 6).forEach(store::forgetFiles);

        RaceRound round = rounds(0.05).decided(1, List.of(1, 2, 3));

        assertThat(round.racing()).containsExactly(2);
        assertThat(round.dropped()).isEmpty();
    }

    /** The same figures, but no difference is large enough for so small a level. */
    @Test
    void theLevelIsThePlans() {
        trials();
        assertThat(rounds(1e-30).decided(1, List.of(1, 2, 3)).dropped()).isEmpty();
    }

    private void trials() {
        add(1, null, 11);
        add(2, null, 9);
        add(3, null, 40);
        add(4, 1, 10);
        add(5, 2, 11);
        add(6, 3, 42);
    }

    private void add(int number, Integer repeats, int wrong) {
        new StoredAnswers(store, folder, new int[IMAGES])
                .add(
                        number,
                        repeats,
                        IntStream.range(0, IMAGES).map(i -> i < wrong ? 1 : 0).toArray());
    }

    private SeedRounds rounds(double level) {
        SearchPlan plan = SearchPlans.with(SearchPlan.STANDARD, new SearchPlan.Repeats(3, 2, OptionalDouble.of(level)));
        return new SeedRounds(store, folder, plan, () -> new int[IMAGES]);
    }
}
