package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Spaces in which few configurations have a network; at both ends a rule is broken. */
class FeasibilityTest {
    /** Its parts are 1, 2, 5,003 and all of it, of which four in ten thousand are drawn. */
    private static final int FEW_PARTS = 10_006;

    /** None of its parts is drawn. */
    private static final int HARDLY_ANY_PARTS = 2_000_006;

    @Test
    void aNetworkIsLookedForInAllThatIsDrawn() {
        Feasibility found = Feasibility.require(parts(FEW_PARTS, 1));

        assertThat(found.example())
                .hasValueSatisfying(values -> assertThat(values.get("units")).isIn(1, 2, 5_003, FEW_PARTS));
        assertThat(found.share()).isEqualTo(1);
        assertThat(found.networks()).isEqualTo(Feasibility.Networks.SOME);
    }

    /** Half of what is drawn breaks a rule, of which nobody knows whether it has a network. */
    @Test
    void noRuleIsBlamedWhereNothingThatKeepsItHasANetwork() {
        assertThatThrownBy(() -> Feasibility.require(parts(HARDLY_ANY_PARTS, 0.5)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml: none of 10,000 random configurations has a network and keeps the constraints;"
                        + " list in a choice the values that have one");
    }

    @Test
    void aGridThatIsTooLongToBeLookedAtIsSaidToHaveAtMostItsPoints() {
        SearchSpace space = Spaces.read(
                """
                name: grid
                trials: 3
                sampler: {grid: {points: 200}}
                parameters: {a: {int: [1, 200]}, b: {int: [1, 200]}}
                network: [dense: 600 / $a, dense: $b]
                training: {epochs: 1}
                """);

        assertThat(SequenceLength.of(space)).hasValue(new SequenceLength(40_000, false));
    }

    private static SearchSpace parts(int whole, double most) {
        return Spaces.read(
                """
                name: parts
                trials: 3
                sampler: random
                parameters: {units: {int: [1, %1$d]}}
                network: [dense: %1$d / $units]
                training: {epochs: 1}
                augmentation: {rotation: {float: [0, 1]}}
                constraints: [augmentation.rotation > 0, augmentation.rotation < %2$s]
                """
                        .formatted(whole, most));
    }
}
