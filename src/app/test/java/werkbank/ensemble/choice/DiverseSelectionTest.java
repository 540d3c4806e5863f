package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.Drawn;

class DiverseSelectionTest {
    private static final int[] LABELS = new int[8];

    @Test
    void alikeIsTheShareOfErrorsThatBothMake() {
        assertThat(DiverseSelection.alike(BitSet.valueOf(new long[] {0b0111}), BitSet.valueOf(new long[] {0b1110})))
                .isEqualTo(0.5);
        assertThat(DiverseSelection.alike(BitSet.valueOf(new long[] {0b11}), BitSet.valueOf(new long[] {0b1100})))
                .isZero();
        assertThat(DiverseSelection.alike(new BitSet(), new BitSet())).isZero();
    }

    @Test
    void whoMakesTheSameMistakesIsPassedOver() {
        Candidates candidates = Candidates.of(
                LABELS, List.of(wrongOn(0, 1), wrongOn(0, 1), wrongOn(0, 1, 2), wrongOn(1, 5), wrongOn(7)));

        MemberWeights weights = new DiverseSelection(3, 0.5).fit(candidates);

        assertThat(weights.toArray()).containsExactly(1 / 3.0, 0, 0, 1 / 3.0, 1 / 3.0);
        assertThat(new DiverseSelection(2, 0.5).fit(candidates).members()).containsExactly(0, 3);
        assertThat(new DiverseSelection(5, 0.2).fit(candidates).members())
                .as("0 and 3 share one of three")
                .containsExactly(0, 4);
    }

    @Test
    void noTwoMembersAreMoreAlikeThanTheLimit() {
        Candidates candidates = new Drawn(300, 9).equallyGood(30);

        for (double limit : new double[] {0.06, 0.08, 0.1}) {
            List<Integer> members =
                    new DiverseSelection(30, limit).fit(candidates).members();
            assertThat(members).hasSizeBetween(2, 29);
            for (int a : members) {
                for (int b : members) {
                    if (a != b) {
                        assertThat(DiverseSelection.alike(candidates.errors(a), candidates.errors(b)))
                                .isLessThanOrEqualTo(limit);
                    }
                }
            }
        }
    }

    private static float[][] wrongOn(Integer... rows) {
        List<Integer> wrong = List.of(rows);
        return IntStream.range(0, LABELS.length)
                .mapToObj(row -> wrong.contains(row) ? new float[] {0.4f, 0.6f} : new float[] {0.6f, 0.4f})
                .toArray(float[][]::new);
    }
}
