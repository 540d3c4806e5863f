package werkbank.bench.curves;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.Counted;

/** The regrets of methods as Markdown: means over the tasks, then each task at the end of the budget. */
final class RegretTable {
    /** Parts of the budget after which the regret is shown. */
    private static final List<Double> PARTS = List.of(0.05, 0.25, 0.5, 1.0);

    private static final MathContext DIGITS = new MathContext(3);

    private final Findings findings;
    private final Standings standings;
    private final List<String> methods;

    private RegretTable(Findings findings) {
        this.findings = findings;
        this.standings = Standings.of(findings);
        this.methods = standings.methods();
    }

    /** Shows the methods that were run on every task, the one with the lowest mean rank first. */
    static String of(Findings findings) {
        RegretTable table = new RegretTable(findings);
        return table.means() + "\n" + table.tasks();
    }

    private String means() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Mean regret on %s after so many whole trainings, %s%n%n",
                Counted.of(findings.tasks().size(), "task"),
                Counted.of(findings.workers(), "worker")));
        text.append("| method |");
        PARTS.forEach(part -> text.append(String.format(Locale.ROOT, " %s |", shown(part * findings.trainings()))));
        text.append(" mean rank | p | trials | busy | seeds |\n|");
        text.append(" --- |".repeat(PARTS.size() + 6)).append('\n');
        double[] chances = chances();
        for (int i = 0; i < methods.size(); i++) {
            String chance = i == 0 ? "" : String.format(Locale.ROOT, "%.2g", chances[i - 1]);
            text.append(means(methods.get(i), standings.ranks()[i], chance));
        }
        return text + friedman();
    }

    private static String shown(double trainings) {
        return new BigDecimal(trainings).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Wilcoxon's test of each method but the first against the first, corrected after Holm. */
    private double[] chances() {
        return Significance.holm(IntStream.range(1, methods.size())
                .mapToDouble(i -> Significance.wilcoxon(standings.regrets().stream()
                        .mapToDouble(task -> task[i] - task[0])
                        .toArray()))
                .toArray());
    }

    private String friedman() {
        return methods.size() < 2 || standings.tasks() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%np: of the first method, Wilcoxon over the tasks, Holm's correction. Friedman's test of all: %.2g%n",
                        Significance.friedman(standings.regrets()));
    }

    private String means(String method, double rank, String chance) {
        String regrets = PARTS.stream()
                .map(part -> String.format(Locale.ROOT, "%.4f", regret(method, part * findings.trainings())))
                .collect(Collectors.joining(" | "));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s | %.1f | %.0f %% | %d |%n",
                method,
                regrets,
                rank,
                chance,
                mean(method, Run::trials),
                100 * mean(method, run -> run.spent() / (double) (run.clock() * findings.workers())),
                findings.tasks().get(0).methods().get(method).size());
    }

    private double regret(String method, double trainings) {
        return findings.tasks().stream()
                .mapToDouble(task -> task.regret(method, trainings))
                .average()
                .orElseThrow();
    }

    private double mean(String method, ToDoubleFunction<Run> figure) {
        return findings.tasks().stream()
                .flatMap(task -> task.methods().get(method).stream())
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private String tasks() {
        StringBuilder text = new StringBuilder("| task | ")
                .append(String.join(" | ", methods))
                .append(" |\n|")
                .append(" --- |".repeat(methods.size() + 1))
                .append('\n');
        for (Findings.OnTask task : findings.tasks()) {
            DoubleStream regrets = methods.stream().mapToDouble(method -> task.regret(method, findings.trainings()));
            Stream<String> cells = regrets.mapToObj(regret -> String.format(Locale.ROOT, "%.4f", regret));
            text.append(
                    String.format(Locale.ROOT, "| %s | %s |%n", task.task(), cells.collect(Collectors.joining(" | "))));
        }
        return text.toString();
    }
}
