package werkbank.bench.curves;

/**
 * A way to search.
 *
 * @param isOptunas whether Optuna searches, not Werkbank
 * @param sampler as {@code sampler:} takes it in a search space; of Optuna's: random, tpe or gp
 * @param scheduler as {@code scheduler:} takes it; of Optuna's pruners: none, median, halving or hyperband
 */
record Method(boolean isOptunas, String sampler, String scheduler) {
    private static final String OPTUNA = "optuna-";

    /** Reads for instance {@code tpe+asha} or {@code optuna-tpe+hyperband}; {@code tpe} trains all trials to their end. */
    static Method of(String words) {
        boolean isOptunas = words.startsWith(OPTUNA);
        String own = isOptunas ? words.substring(OPTUNA.length()) : words;
        int plus = own.indexOf('+');
        return plus < 0
                ? new Method(isOptunas, own, "none")
                : new Method(isOptunas, own.substring(0, plus), own.substring(plus + 1));
    }

    String name() {
        return (isOptunas ? OPTUNA : "") + sampler + "+" + scheduler;
    }
}
