package werkbank.space.draft;

import java.util.Locale;

/** The layers of a drafted space: a small residual network whose stages halve the images until little is left of them. */
final class DraftedNetwork {
    /** Images that are this small go into the pooling of all that is left. */
    private static final int SMALLEST_SIDE = 6;

    private static final int MOST_STAGES = 5;

    private static final String FIRST =
            """
              - conv: {filters: $filters, bias: false, initializer: he-normal}
              - batch-norm: {momentum: 0.9}
            """;

    private static final String STAGE =
            """
              # Stage %1$d: half the height and width, then residual blocks (He et al., 2016).
              - conv: {filters: %2$s, stride: 2, bias: false, initializer: he-normal}
              - batch-norm: {momentum: 0.9}
              - repeat:
                  times: $blocks
                  layers:
                    - residual:
                        - conv: {filters: %2$s, bias: false, initializer: he-normal}
                        - batch-norm: {momentum: 0.9}
                        - conv: {filters: %2$s, bias: false, activation: identity, initializer: he-normal}
                        - batch-norm: {momentum: 0.9}
            """;

    private static final String LAST =
            """
              - global-average-pool
              - dropout: {float: [0.0, 0.5]}
            """;

    private DraftedNetwork() {}

    /** The lines below {@code network:}. */
    static String of(DataFacts facts) {
        StringBuilder lines = new StringBuilder(FIRST);
        for (int stage = 1; stage <= stages(facts); stage++) {
            lines.append(String.format(Locale.ROOT, STAGE, stage, filters(stage)));
        }
        return lines.append(LAST).toString();
    }

    /** Twice as many filters in each stage behind the first, four times at most. */
    private static String filters(int stage) {
        return stage == 1 ? "$filters" : Math.min(1 << (stage - 1), 4) + " * $filters";
    }

    static int stages(DataFacts facts) {
        int stages = 1;
        int side = facts.side() / 2;
        while (side / 2 >= SMALLEST_SIDE && stages < MOST_STAGES) {
            side /= 2;
            stages++;
        }
        return stages;
    }
}
