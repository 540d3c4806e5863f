package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.List;

/**
 * The trials of all studies of before, and what they count for. Together they are worth a number of own trials, which own
 * results make less and less: a study of other images is a hint where to begin, not what to end with.
 */
final class PastTrials {
    /** Own trials that all studies of before are worth together at most. */
    private static final double MOST_WORTH = 30;

    /** Own trials after which they are worth half as much. */
    private static final double HALVED_AFTER = 20;

    private final List<PastStudy> studies;
    private final List<GoodAndBad> parts;

    PastTrials(List<PastStudy> studies) {
        this.studies = studies;
        this.parts = studies.stream()
                .map(study -> GoodAndBad.of(Ranking.of(study.bestFirst(), 1)))
                .toList();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The trials of each study, parted by how good they are among those of their own. */
    List<GoodAndBad> parts() {
        return parts;
    }

    /**
     * The weight of one of them in own trials, 0 to 1.
     *
     * @param seen the trials that a proposal may know of
     */
    double weight(List<Observation> seen) {
        int all = studies.stream().mapToInt(study -> study.bestFirst().size()).sum();
        return Math.min(1, MOST_WORTH / all) * remaining(seen);
    }

    /** The share of their first worth that they still have: 1 without own results, then less and less. */
    static double remaining(List<Observation> seen) {
        long own = seen.stream()
                .filter(trial -> !trial.isKnown())
                .filter(trial -> trial.ended() || !trial.values().isEmpty())
                .count();
        return HALVED_AFTER / (HALVED_AFTER + own);
    }

    /** The better third of all studies, in turn: each one's best, then each one's second, and so on. */
    List<Observation> inTurn(int most) {
        List<Observation> best = new ArrayList<>();
        int longest = studies.stream().mapToInt(PastTrials::third).max().orElse(0);
        for (int rank = 0; rank < longest && best.size() < most; rank++) {
            for (PastStudy study : studies) {
                if (rank < third(study) && best.size() < most) {
                    best.add(study.bestFirst().get(rank));
                }
            }
        }
        return best;
    }

    private static int third(PastStudy study) {
        return (study.bestFirst().size() + 2) / 3;
    }
}
