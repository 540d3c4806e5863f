package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.Drawn;
import werkbank.space.Objective;

class CrossValidationTest {
    /** The best of thirty equals is the luckiest: in each fold that is another one, and none of them is ahead. */
    @Test
    void theBestIsFoundWithoutTheImagesThatItIsJudgedOn() {
        Drawn drawn = new Drawn(1_000, 9);
        Candidates equal = drawn.equallyGood(30);
        Candidates inOrder = equal.only(equal.bestFirst(Objective.VAL_ACCURACY));
        double usual = IntStream.range(0, 30)
                .mapToDouble(one -> equal.score(one).accuracy())
                .average()
                .orElseThrow();

        double judged = new CrossValidation(inOrder, Objective.VAL_ACCURACY)
                .judge(new EqualWeights(1))
                .accuracy();

        assertThat(inOrder.score(0).accuracy()).isGreaterThan(usual + 0.02);
        assertThat(judged).isLessThan(inOrder.score(0).accuracy()).isBetween(usual - 0.02, usual + 0.02);
    }

    @Test
    void whatIsBetterEverywhereIsFirstEverywhere() {
        Candidates candidates = new Drawn(1_000, 1).oneThatKnowsAfter(3);
        double judged = new CrossValidation(candidates, Objective.VAL_LOSS)
                .judge(new EqualWeights(1))
                .accuracy();
        assertThat(judged).isEqualTo(candidates.only(List.of(3)).score(0).accuracy());
    }
}
