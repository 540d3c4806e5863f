package werkbank.ensemble.choice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The weights of the candidates, each at least 0, summing to 1. Candidates without a weight are no members. */
final class MemberWeights {
    /** A smaller share changes no digit that is shown, and would cost the run of a network. */
    static final double NEGLIGIBLE = 0.005;

    private final double[] shares;

    private MemberWeights(double[] shares) {
        this.shares = shares;
    }

    /**
     * Weights in the proportion of the parts.
     *
     * @param parts one a candidate, at least 0, not all of them 0
     */
    static MemberWeights of(double... parts) {
        double sum = Arrays.stream(parts).sum();
        return new MemberWeights(Arrays.stream(parts).map(part -> part / sum).toArray());
    }

    /** @param members indexes of candidates, each of which weighs the same */
    static MemberWeights equal(int candidates, List<Integer> members) {
        double[] parts = new double[candidates];
        members.forEach(member -> parts[member] = 1);
        return of(parts);
    }

    /** The first candidates, each of which weighs the same. */
    static MemberWeights equalOfFirst(int candidates, int members) {
        return equal(candidates, IntStream.range(0, members).boxed().toList());
    }

    /** Indexes of the candidates with a weight, in order. */
    List<Integer> members() {
        return IntStream.range(0, shares.length)
                .filter(candidate -> shares[candidate] > 0)
                .boxed()
                .toList();
    }

    double of(int candidate) {
        return shares[candidate];
    }

    /** A copy: one a candidate. */
    double[] toArray() {
        return shares.clone();
    }

    /** Drops the members that weigh less than {@link #NEGLIGIBLE}; the others' weights grow in proportion. */
    MemberWeights withoutNegligible() {
        return of(Arrays.stream(shares)
                .map(share -> share < NEGLIGIBLE ? 0 : share)
                .toArray());
    }

    /**
     * Spreads the same shares among more candidates.
     *
     * @param places for each of these candidates its index among the others
     */
    MemberWeights among(int candidates, List<Integer> places) {
        double[] parts = new double[candidates];
        for (int place = 0; place < shares.length; place++) {
            parts[places.get(place)] = shares[place];
        }
        return new MemberWeights(parts);
    }

    /** Indexes of the candidates with the largest weights, at most so many, in order; of equal ones the first. */
    List<Integer> heaviest(int most) {
        return members().stream()
                .sorted(Comparator.comparingDouble((Integer member) -> -shares[member]))
                .limit(most)
                .sorted()
                .toList();
    }
}
