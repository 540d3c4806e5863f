package werkbank.ensemble.choice;

import java.util.List;

/**
 * A way of weighting with a limited number of members: those that weigh most without the limit, weighted anew.
 *
 * @param members at least 1
 */
record LimitedWeighting(int members, Weighting weighting) implements Weighting {
    @Override
    public MemberWeights fit(Candidates candidates) {
        MemberWeights free = weighting.fit(candidates);
        if (free.members().size() <= members) {
            return free;
        }
        List<Integer> heaviest = free.heaviest(members);
        return weighting.fit(candidates.only(heaviest)).among(candidates.count(), heaviest);
    }
}
