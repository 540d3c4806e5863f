package werkbank.ensemble.choice;

/**
 * The first candidates, which are the best by the objective, with equal weights.
 *
 * @param topK how many, at least 1; all when there are fewer
 */
record EqualWeights(int topK) implements Weighting {
    @Override
    public MemberWeights fit(Candidates candidates) {
        return MemberWeights.equalOfFirst(candidates.count(), Math.min(topK, candidates.count()));
    }
}
