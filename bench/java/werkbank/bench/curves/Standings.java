package werkbank.bench.curves;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How methods stand at the end of the budget; only those that were run on every task.
 *
 * @param methods the one with the lowest mean rank first
 * @param ranks mean rank of each
 * @param regrets of each task, for each method
 */
record Standings(List<String> methods, double[] ranks, List<double[]> regrets) {
    static Standings of(Findings findings) {
        List<String> all = findings.tasks().stream()
                .flatMap(task -> task.methods().keySet().stream())
                .distinct()
                .filter(method -> findings.tasks().stream()
                        .allMatch(task -> task.methods().containsKey(method)))
                .toList();
        double[] means = Ranks.mean(regrets(findings, all));
        List<Integer> order = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .toList();
        List<String> methods = order.stream().map(all::get).toList();
        double[] ranks = order.stream().mapToDouble(i -> means[i]).toArray();
        return new Standings(methods, ranks, regrets(findings, methods));
    }

    private static List<double[]> regrets(Findings findings, List<String> methods) {
        return findings.tasks().stream()
                .map(task -> methods.stream()
                        .mapToDouble(method -> task.regret(method, findings.trainings()))
                        .toArray())
                .toList();
    }

    /** The figures of each method, by its name. */
    Map<String, Figures> figures() {
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int i = 0; i < methods.size(); i++) {
            int method = i;
            double regret =
                    regrets.stream().mapToDouble(task -> task[method]).average().orElseThrow();
            figures.put(methods.get(method), new Figures(ranks[method], regret));
        }
        return figures;
    }

    /** Mean rank and mean regret over the tasks. */
    record Figures(double rank, double regret) {}

    int tasks() {
        return regrets.size();
    }
}
