package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlans;

class ContenderTest {
    @Test
    void anOpenNumberIsTriedInShrinkingSteps() {
        assertThat(Contender.of(EnsemblePlan.of(Method.AVERAGE), 30))
                .extracting(contender -> contender.topK().getAsInt())
                .containsExactly(30, 24, 19, 15, 12, 9, 7, 5, 4, 3, 2, 1);
        assertThat(Contender.of(EnsemblePlan.of(Method.DIVERSE), 3))
                .containsExactly(
                        Contender.of(Method.DIVERSE, 3),
                        Contender.of(Method.DIVERSE, 2),
                        Contender.of(Method.DIVERSE, 1));
    }

    @Test
    void autoHasAllMethodsTheOnesWithEqualWeightsFirstAndMoreMembersBeforeFewer() {
        assertThat(Contender.of(EnsemblePlans.of(Method.AUTO, 4), 9))
                .containsExactly(
                        Contender.of(Method.AVERAGE, 4),
                        Contender.of(Method.DIVERSE, 4),
                        Contender.of(Method.GREEDY, 4),
                        Contender.of(Method.WEIGHTED, 4));
        assertThat(Contender.of(EnsemblePlan.STANDARD, 2))
                .containsExactly(
                        Contender.of(Method.AVERAGE, 2),
                        Contender.of(Method.AVERAGE, 1),
                        Contender.of(Method.DIVERSE, 2),
                        Contender.of(Method.DIVERSE, 1),
                        new Contender(Method.GREEDY, OptionalInt.empty()),
                        new Contender(Method.WEIGHTED, OptionalInt.empty()));
    }

    @Test
    void aLimitOnTimeOpensTheNumberAgain() {
        assertThat(Contender.of(EnsemblePlans.atMost(EnsemblePlans.of(Method.AUTO, 4), 1.5), 9))
                .startsWith(
                        Contender.of(Method.AVERAGE, 4),
                        Contender.of(Method.AVERAGE, 3),
                        Contender.of(Method.AVERAGE, 2),
                        Contender.of(Method.AVERAGE, 1),
                        Contender.of(Method.DIVERSE, 4))
                .endsWith(
                        Contender.of(Method.DIVERSE, 1),
                        Contender.of(Method.GREEDY, 4),
                        Contender.of(Method.WEIGHTED, 4));
        assertThat(Contender.of(EnsemblePlans.atMost(EnsemblePlan.of(Method.GREEDY), 1.5), 2))
                .containsExactly(Contender.of(Method.GREEDY, 2), Contender.of(Method.GREEDY, 1));
    }

    @Test
    void oneMemberLeavesNothingOpen() {
        assertThat(Contender.of(EnsemblePlan.STANDARD, 1)).containsExactly(Contender.of(Method.AVERAGE, 1));
        assertThat(Contender.of(EnsemblePlans.of(Method.AUTO, 1), 5)).containsExactly(Contender.of(Method.AVERAGE, 1));
    }
}
