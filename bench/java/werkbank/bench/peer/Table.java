package werkbank.bench.peer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Runs of one question as Markdown: ratios, then figures, a column for each run. */
final class Table {
    private static final String MISSING = "not measured";

    private final Question question;
    private final List<Findings> runs;

    /** @param runs of the question */
    Table(Question question, List<Findings> runs) {
        this.question = question;
        this.runs = runs;
    }

    /** The tables of some runs, a pair for each question that they have. */
    static String of(List<Findings> runs) {
        List<String> tables = new ArrayList<>();
        for (Question question : Question.values()) {
            List<Findings> same =
                    runs.stream().filter(run -> run.question() == question).toList();
            if (!same.isEmpty()) {
                tables.add(new Table(question, same).markdown());
            }
        }
        return String.join("\n", tables);
    }

    String markdown() {
        return ratios() + "\n" + figures();
    }

    private String ratios() {
        StringBuilder text = new StringBuilder();
        row(text, heads(question.label(), "Werkbank's", "beside", "aim"));
        row(text, rule(4));
        for (String network : networks()) {
            for (Comparison comparison : Comparison.values()) {
                List<String> cells = runs.stream()
                        .map(run -> comparison
                                .of(run.figures(), network)
                                .map(Comparison.Pair::words)
                                .orElse(MISSING))
                        .toList();
                row(
                        text,
                        cells(
                                List.of(network, comparison.ours(), comparison.others(), aim(comparison, network)),
                                cells));
            }
        }
        return text.toString();
    }

    private String aim(Comparison comparison, String network) {
        return comparison.aim(question, network).stream()
                .mapToObj(aim -> String.format(Locale.ROOT, "%.2f", aim))
                .findFirst()
                .orElse("");
    }

    private String figures() {
        StringBuilder text = new StringBuilder();
        row(text, heads("images a second", "library", "precision"));
        row(text, rule(3));
        for (String network : networks()) {
            for (Line line : lines(network)) {
                List<String> cells = runs.stream()
                        .map(run -> run.figures().stream()
                                .filter(figure -> Line.of(figure).equals(line)
                                        && figure.network().equals(network))
                                .findFirst()
                                .map(Figure::words)
                                .orElse(MISSING))
                        .toList();
                row(text, cells(List.of(network, line.library(), line.precision()), cells));
            }
        }
        return text.toString();
    }

    private Set<String> networks() {
        Set<String> networks = new LinkedHashSet<>();
        all().forEach(figure -> networks.add(figure.network()));
        return networks;
    }

    private List<Line> lines(String network) {
        return all().filter(figure -> figure.network().equals(network))
                .map(Line::of)
                .distinct()
                .sorted(Comparator.comparing(Line::side))
                .toList();
    }

    private Stream<Figure> all() {
        return runs.stream().flatMap(run -> run.figures().stream());
    }

    /** The line that a figure belongs to. */
    private record Line(Side side, String library, String precision) {
        static Line of(Figure figure) {
            return new Line(figure.side(), figure.library(), figure.precision());
        }
    }

    private List<String> heads(String... first) {
        return cells(List.of(first), runs.stream().map(Findings::heading).toList());
    }

    private List<String> rule(int first) {
        return Stream.generate(() -> "---").limit(first + runs.size()).toList();
    }

    private static List<String> cells(List<String> first, List<String> others) {
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
