package werkbank.bench.curves;

/**
 * A way to search.
 *
 * @param sampler as {@code sampler:} takes it in a search space
 * @param scheduler as {@code scheduler:} takes it
 */
record Method(String sampler, String scheduler) {

    /** Reads for instance {@code tpe+asha}, or {@code tpe} for one whose trials all train to their end. */
    static Method of(String words) {
        int plus = words.indexOf('+');
        return plus < 0 ? new Method(words, "none") : new Method(words.substring(0, plus), words.substring(plus + 1));
    }

    String name() {
        return sampler + "+" + scheduler;
    }
}
