package werkbank.bench.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was found, as Markdown; what wasn't says so. */
final class Table {
    static final String OPEN = "not measured yet";

    private static final Map<String, String> WORDS = Map.of("train", "training", "infer", "inference");

    private final Findings findings;
    private final StringBuilder text = new StringBuilder();

    Table(Findings findings) {
        this.findings = findings;
    }

    String markdown() {
        text.setLength(0);
        machine();
        line("");
        rows(
                List.of("target", "measured"),
                Target.all().stream()
                        .map(target ->
                                List.of(target.text(), target.measured(findings).orElse(OPEN)))
                        .toList());
        line("");
        line("Images a second, Werkbank : PyTorch's best, and the ratio:");
        line("");
        rows(List.of("network", "what", "batch", "tf32", "bf16", "f32"), throughput());
        line("");
        rows(List.of("what", "found"), others());
        return text.toString();
    }

    private void machine() {
        Map<String, Object> machine = findings.section(Machine.NAME);
        if (Boolean.TRUE.equals(machine.get(Gpu.WITHOUT_CARD))) {
            line("No card: tiny networks on the processor, to show that the bench works. The figures say nothing.");
        } else if (machine.containsKey(Machine.CARD)) {
            line(machine.get(Machine.CARD) + "; PyTorch: " + machine.get(Machine.PEER) + quick(machine));
        } else {
            line("Nothing of this has been run on a card yet.");
        }
    }

    private static String quick(Map<String, Object> machine) {
        return Boolean.TRUE.equals(machine.get(Gpu.QUICK))
                ? "; with --quick: fewer epochs and trials, and the targets' rows alone"
                : "";
    }

    private List<List<String>> throughput() {
        List<List<String>> rows = new ArrayList<>();
        for (String network : Row.networks().keySet()) {
            for (String what : Row.WHATS) {
                for (int batch : Row.BATCHES.stream().sorted().toList()) {
                    rows.add(comparisons(Throughput.OF_DIGITS, network, what, batch));
                }
            }
        }
        ReadyNetwork.batches()
                .forEach((network, batch) ->
                        Row.WHATS.forEach(what -> rows.add(comparisons(Throughput.OF_PICTURES, network, what, batch))));
        return rows;
    }

    private List<String> comparisons(Throughput part, String network, String what, int batch) {
        List<String> row = new ArrayList<>(List.of(network, WORDS.get(what), number(batch)));
        for (String precision : Row.PRECISIONS) {
            row.add(comparison(part.name(), network + " " + what + " " + batch + " " + precision));
        }
        return row;
    }

    private String comparison(String section, String key) {
        return figure(findings, section, key, Comparison.WERKBANK)
                .map(ours -> number(ours)
                        + figure(findings, section, key, Comparison.PEER)
                                .map(peer -> String.format(Locale.ROOT, " : %s = %.2f", number(peer), ours / peer))
                                .orElse(" : none"))
                .orElse(OPEN);
    }

    private List<List<String>> others() {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(augmented(Throughput.OF_DIGITS, "the tutorial's augmentation"));
        rows.addAll(augmented(Throughput.OF_PICTURES, "its space's augmentation"));
        for (int trials : Sharing.TRIALS) {
            rows.add(List.of(
                    trials == 1 ? "1 trial of *small* on the card" : trials + " trials of *small* share the card",
                    figure(findings, Sharing.NAME, Integer.toString(trials), Sharing.EPOCHS_A_MINUTE)
                            .map(rate -> number(rate) + " epochs a minute in all")
                            .orElse(OPEN)));
        }
        rows.add(List.of("contract suites on the card", contract()));
        return rows;
    }

    private List<List<String>> augmented(Throughput part, String changes) {
        return part.augmented().stream()
                .map(row -> List.of(
                        String.format(
                                Locale.ROOT,
                                "%s, %s, batch %d, %s, with %s",
                                row.network(),
                                WORDS.get(row.what()),
                                row.batch(),
                                row.precision(),
                                changes),
                        figure(findings, part.name(), Throughput.augmented(row), Comparison.WERKBANK)
                                .map(speed -> number(speed) + " images/s")
                                .orElse(OPEN)))
                .toList();
    }

    private String contract() {
        Map<String, Object> found = findings.section(Contract.NAME);
        return found.containsKey(Contract.TESTS)
                ? String.format(
                        Locale.ROOT,
                        "%s tests, %s failed, %s skipped",
                        found.get(Contract.TESTS),
                        found.get("failed"),
                        found.get("skipped"))
                : found.containsKey(Gpu.PROBLEM) ? "not run to their end" : OPEN;
    }

    /** A number in a map of a section. */
    static Optional<Double> figure(Findings findings, String section, String key, String name) {
        return findings.section(section).get(key) instanceof Map<?, ?> map && map.get(name) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void rows(List<String> heads, List<List<String>> rows) {
        line("| " + String.join(" | ", heads) + " |");
        line("| " + String.join(" | ", heads.stream().map(head -> "---").toList()) + " |");
        rows.forEach(row -> line("| " + String.join(" | ", row) + " |"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
