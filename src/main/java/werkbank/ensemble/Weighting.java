package werkbank.ensemble;

/** A way to find members and their weights. It finds the same among the same candidates. */
interface Weighting {
    /** @param candidates best first, at least one */
    Weights fit(Candidates candidates);
}
