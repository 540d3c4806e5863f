package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.space.Objective;

class CandidatesTest {
    private static final int[] LABELS = {0, 0, 0, 1};

    /** One mistake of class 0, sure of it. */
    private static final float[][] FIRST = {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.1f, 0.9f}, {0.1f, 0.9f}};
    /** One mistake, that of class 1, hardly sure. */
    private static final float[][] SECOND = {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.55f, 0.45f}};
    /** Two mistakes of class 0, hardly sure. */
    private static final float[][] THIRD = {{0.9f, 0.1f}, {0.48f, 0.52f}, {0.48f, 0.52f}, {0.1f, 0.9f}};

    private final Candidates candidates = Candidates.of(LABELS, List.of(FIRST, SECOND, THIRD));

    @Test
    void theOrderIsTheObjectivesAndTheLossBreaksTies() {
        assertThat(candidates.bestFirst(Objective.VAL_ACCURACY)).containsExactly(1, 0, 2);
        assertThat(candidates.bestFirst(Objective.VAL_ERRORS)).containsExactly(1, 0, 2);
        // 0.655, 0.229 and 0.420.
        assertThat(candidates.bestFirst(Objective.VAL_LOSS)).containsExactly(1, 2, 0);
        // Recalls 2/3 and 1, 1 and 0, 1/3 and 1.
        assertThat(candidates.bestFirst(Objective.VAL_BALANCED_ACCURACY)).containsExactly(0, 2, 1);
        assertThat(candidates.bestFirst(Objective.VAL_F1)).containsExactly(0, 2, 1);
    }

    @Test
    void onSomeOfTheImagesItMayBeAnother() {
        assertThat(candidates.atRows(new int[] {0, 1, 3}).bestFirst(Objective.VAL_ACCURACY))
                .containsExactly(0, 2, 1);
    }
}
