package werkbank.ensemble.choice;

/** A way to find members and their weights. It finds the same among the same candidates. */
interface Weighting {
    /** @param candidates best first, at least one */
    MemberWeights fit(Candidates candidates);
}
