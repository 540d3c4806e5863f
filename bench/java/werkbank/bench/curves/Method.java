package werkbank.bench.curves;

/**
 * A way to search.
 *
 * @param isWarm whether it learns from trials of the next task
 * @param isOptunas whether Optuna searches, not Werkbank
 * @param sampler as {@code sampler:} takes it in a search space; of Optuna's: random, tpe or gp
 * @param scheduler as {@code scheduler:} takes it; of Optuna's pruners: none, median, halving or hyperband
 */
record Method(boolean isWarm, boolean isOptunas, String sampler, String scheduler) {
    private static final String OPTUNA = "optuna-";

    private static final String WARM = "warm-";

    /**
     * Reads for instance {@code tpe+asha}, {@code optuna-tpe+hyperband} or {@code warm-tpe}; {@code tpe} trains all trials
     * to their end.
     */
    static Method of(String words) {
        boolean isWarm = words.startsWith(WARM);
        boolean isOptunas = words.startsWith(OPTUNA);
        String own = words.substring(isWarm ? WARM.length() : isOptunas ? OPTUNA.length() : 0);
        int plus = own.indexOf('+');
        return plus < 0
                ? new Method(isWarm, isOptunas, own, "none")
                : new Method(isWarm, isOptunas, own.substring(0, plus), own.substring(plus + 1));
    }

    String name() {
        return (isWarm ? WARM : isOptunas ? OPTUNA : "") + sampler + "+" + scheduler;
    }
}
