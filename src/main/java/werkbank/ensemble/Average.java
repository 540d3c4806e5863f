package werkbank.ensemble;

/**
 * The first candidates, which are the best by the objective, with equal weights.
 *
 * @param topK how many, at least 1; all when there are fewer
 */
record Average(int topK) implements Weighting {
    @Override
    public Weights fit(Candidates candidates) {
        return Weights.equalOfFirst(candidates.count(), Math.min(topK, candidates.count()));
    }
}
