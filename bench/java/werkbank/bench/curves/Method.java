package werkbank.bench.curves;

/**
 * A way to search.
 *
 * @param before what it knows from the start
 * @param isOptunas whether Optuna searches, not Werkbank
 * @param sampler as {@code sampler:} takes it in a search space; of Optuna's: random, tpe or gp
 * @param scheduler as {@code scheduler:} takes it; of Optuna's pruners: none, median, halving or hyperband
 */
record Method(Before before, boolean isOptunas, String sampler, String scheduler) {
    private static final String OPTUNA = "optuna-";

    /** What a method knows from the start. */
    enum Before {
        NOTHING(""),
        /** Trials of the next task. */
        WARM("warm-"),
        /** The same trials, of which the worst are called the best. */
        MISLED("misled-");

        private final String prefix;

        Before(String prefix) {
            this.prefix = prefix;
        }

        private static Before of(String words) {
            return words.startsWith(WARM.prefix) ? WARM : words.startsWith(MISLED.prefix) ? MISLED : NOTHING;
        }
    }

    /**
     * Reads for instance {@code tpe+asha}, {@code optuna-tpe+hyperband} or {@code warm-tpe}; {@code tpe} trains all trials
     * to their end.
     */
    static Method of(String words) {
        Before before = Before.of(words);
        boolean isOptunas = words.startsWith(OPTUNA);
        String own = words.substring(isOptunas ? OPTUNA.length() : before.prefix.length());
        int plus = own.indexOf('+');
        return plus < 0
                ? new Method(before, isOptunas, own, "none")
                : new Method(before, isOptunas, own.substring(0, plus), own.substring(plus + 1));
    }

    boolean learns() {
        return before != Before.NOTHING;
    }

    String name() {
        return (isOptunas ? OPTUNA : before.prefix) + sampler + "+" + scheduler;
    }
}
