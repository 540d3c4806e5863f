package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import werkbank.space.SpaceSpan;

/** The table of a space's parameters; one without priors has no column for them. */
final class ParameterTableText {
    private ParameterTableText() {}

    static String of(SpaceSpan span) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(cells(span, "parameter", "range", "prior", "active"));
        span.parameters()
                .forEach(row -> rows.add(cells(
                        span,
                        row.name(),
                        row.range(),
                        row.prior().isEmpty() ? "none" : row.prior(),
                        row.condition().isEmpty() ? "always" : row.condition())));
        return TextTable.of(rows);
    }

    private static List<String> cells(SpaceSpan span, String name, String range, String prior, String active) {
        return span.hasPriors() ? List.of(name, range, prior, active) : List.of(name, range, active);
    }
}
