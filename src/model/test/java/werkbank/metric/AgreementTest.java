package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    /** All images are of class 0. */
    private static MemberPair pair(int[] first, int[] second) {
        return Agreement.of(new int[first.length], List.of(certain(first), certain(second)))
                .pairs()
                .get(0);
    }

    private static float[][] certain(int... classes) {
        return Arrays.stream(classes)
                .mapToObj(c -> {
                    float[] row = new float[3];
                    row[c] = 1;
                    return row;
                })
                .toArray(float[][]::new);
    }

    /** Both right 4, only the first 3, only the second 1, both wrong 2, once with the same class and once not. */
    @Test
    void aPairByHand() {
        MemberPair pair = pair(new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 1}, new int[] {0, 0, 0, 0, 1, 1, 2, 0, 1, 2});
        assertThat(pair.onlyFirstRight()).isEqualTo(3);
        assertThat(pair.onlySecondRight()).isEqualTo(1);
        assertThat(pair.bothWrong()).isEqualTo(2);
        assertThat(pair.disagreement()).isCloseTo(0.5, within(1e-12));
        // (4 * 2 - 3 * 1) / (4 * 2 + 3 * 1)
        assertThat(pair.q().orElseThrow()).isCloseTo(5 / 11.0, within(1e-12));
    }

    /** 4 right together, 2 and 2 alone, 1 wrong: as often as chance has it. */
    @Test
    void qOfIndependentMembersIsZero() {
        MemberPair pair = pair(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1}, new int[] {0, 0, 0, 0, 1, 1, 0, 0, 1});
        assertThat(pair.q()).contains(0.0);
    }

    @Test
    void qOfMembersThatMakeUpForEachOtherIsMinusOne() {
        assertThat(pair(new int[] {0, 1, 0}, new int[] {1, 0, 0}).q()).contains(-1.0);
    }

    @Test
    void identicalMembers() {
        MemberPair pair = pair(new int[] {0, 1, 0}, new int[] {0, 1, 0});
        assertThat(pair.disagreement()).isZero();
        assertThat(pair.q()).contains(1.0);
        assertThat(pair(new int[] {0, 0}, new int[] {0, 0}).q())
                .as("both always right")
                .isEmpty();
        assertThat(pair(new int[] {1, 1}, new int[] {1, 1}).q())
                .as("both always wrong")
                .isEmpty();
    }

    @Test
    void everyPairOnceAndTheMeanOfThem() {
        Agreement agreement = Agreement.of(
                new int[] {0, 0, 0, 0}, List.of(certain(0, 0, 0, 1), certain(0, 0, 1, 1), certain(0, 1, 1, 2)));
        assertThat(agreement.pairs()).extracting(MemberPair::first).containsExactly(0, 0, 1);
        assertThat(agreement.pairs()).extracting(MemberPair::second).containsExactly(1, 2, 2);
        assertThat(agreement.pairs()).extracting(MemberPair::disagreement).containsExactly(0.25, 0.75, 0.5);
        assertThat(agreement.meanDisagreement()).isEqualTo(0.5);
        assertThat(agreement.allWrong()).containsExactly(3);
    }

    @Test
    void oneMemberHasNoPairs() {
        Agreement agreement = Agreement.of(new int[] {0, 0, 0}, List.<float[][]>of(certain(1, 0, 2)));
        assertThat(agreement.pairs()).isEmpty();
        assertThat(agreement.meanDisagreement()).isZero();
        assertThat(agreement.allWrong()).containsExactly(0, 2);
    }
}
