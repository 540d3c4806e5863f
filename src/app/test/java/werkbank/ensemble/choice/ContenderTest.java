package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;

class ContenderTest {
    @Test
    void anOpenNumberIsTriedInGrowingSteps() {
        assertThat(Contender.of(EnsemblePlan.of(Method.AVERAGE), 30))
                .extracting(contender -> contender.topK().getAsInt())
                .containsExactly(1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 30);
        assertThat(Contender.of(EnsemblePlan.of(Method.DIVERSE), 3))
                .containsExactly(
                        Contender.of(Method.DIVERSE, 1),
                        Contender.of(Method.DIVERSE, 2),
                        Contender.of(Method.DIVERSE, 3));
    }

    @Test
    void autoHasAllMethodsTheSimplestFirst() {
        assertThat(Contender.of(EnsemblePlan.of(Method.AUTO, 4), 9))
                .containsExactly(
                        Contender.of(Method.AVERAGE, 4),
                        Contender.of(Method.DIVERSE, 4),
                        Contender.of(Method.GREEDY, 4),
                        Contender.of(Method.WEIGHTED, 4));
        assertThat(Contender.of(EnsemblePlan.STANDARD, 2))
                .containsExactly(
                        Contender.of(Method.AVERAGE, 1),
                        Contender.of(Method.AVERAGE, 2),
                        Contender.of(Method.DIVERSE, 1),
                        Contender.of(Method.DIVERSE, 2),
                        new Contender(Method.GREEDY, OptionalInt.empty()),
                        new Contender(Method.WEIGHTED, OptionalInt.empty()));
    }

    @Test
    void oneMemberLeavesNothingOpen() {
        assertThat(Contender.of(EnsemblePlan.STANDARD, 1)).containsExactly(Contender.of(Method.AVERAGE, 1));
        assertThat(Contender.of(EnsemblePlan.of(Method.AUTO, 1), 5)).containsExactly(Contender.of(Method.AVERAGE, 1));
    }
}
