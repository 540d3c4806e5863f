package werkbank.ensemble.choice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The best candidates that don't make the same mistakes, with equal weights. From the best on, a candidate is passed over
 * when it shares too many of its errors with one that was taken before it.
 *
 * <p>How alike two are is the Jaccard index of their errors: the images that both get wrong, of those that either gets
 * wrong. That of the predictions would say little, since good networks agree on nearly all images.
 *
 * @param topK how many, at least 1; all that the limit lets in when they are fewer
 * @param limit of how alike two members may be, 0 to 1
 */
record DiverseSelection(int topK, double limit) implements Weighting {
    /** The usual limit: half of the images that either gets wrong. */
    static final double USUAL_LIMIT = 0.5;

    @Override
    public MemberWeights fit(Candidates candidates) {
        List<Integer> members = new ArrayList<>();
        for (int candidate = 0; candidate < candidates.count() && members.size() < topK; candidate++) {
            BitSet errors = candidates.errors(candidate);
            if (members.stream().allMatch(taken -> alike(errors, candidates.errors(taken)) <= limit)) {
                members.add(candidate);
            }
        }
        return MemberWeights.equal(candidates.count(), members);
    }

    /** The likeness of two candidates' errors, 0 to 1; 0 for two without an error. */
    static double alike(BitSet first, BitSet second) {
        BitSet both = (BitSet) first.clone();
        both.and(second);
        BitSet either = (BitSet) first.clone();
        either.or(second);
        return either.isEmpty() ? 0 : (double) both.cardinality() / either.cardinality();
    }
}
