package werkbank.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.app.ValueFormat;

/** Rows of text in columns that line up; numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** @param texts rows, all of one length; the first is the head */
    static String of(List<List<String>> texts) {
        List<List<String>> rows = texts.stream()
                .map(row -> row.stream().map(ValueFormat::plain).toList())
                .toList();
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).reduce(1, Math::max))
                .toArray();
        boolean[] numeric = new boolean[widths.length];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            numeric[c] = rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+0-9.,e %]*"));
        }
        return rows.stream().map(row -> line(row, widths, numeric)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths, boolean[] numeric) {
        return IntStream.range(0, widths.length)
                        .mapToObj(c ->
                                String.format(Locale.ROOT, "%" + (numeric[c] ? "" : "-") + widths[c] + "s", row.get(c)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }
}
