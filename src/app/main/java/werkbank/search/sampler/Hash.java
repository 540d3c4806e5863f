package werkbank.search.sampler;

/** Random-looking numbers that depend on other numbers alone. */
final class Hash {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** The output function of SplitMix64, word after word: Steele, Lea and Flood (2014), OOPSLA. */
    static long of(long... words) {
        long hash = 0;
        for (long word : words) {
            long z = hash + word + GOLDEN_GAMMA;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            hash = z ^ (z >>> 31);
        }
        return hash;
    }
}
