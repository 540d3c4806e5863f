package werkbank.dataset.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.file.CsvTable;

/**
 * The columns that are read; others may be there too.
 *
 * @param count of all columns
 * @param file the place of the column with the picture's path
 * @param label the place of the column with the class
 * @param split the place of the column with the part; −1 where there is none
 */
record CsvColumns(int count, int file, int label, int split) {
    /** @throws werkbank.InputException when the first row is no header with them */
    static CsvColumns of(CsvTable table) {
        if (table.rows().isEmpty()) {
            throw table.wrong(1, "the file is empty; the first line must be: file,label");
        }
        CsvTable.Row header = table.rows().get(0);
        List<String> names = header.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        CsvColumns columns =
                new CsvColumns(names.size(), names.indexOf("file"), names.indexOf("label"), names.indexOf("split"));
        if (columns.file < 0 || columns.label < 0) {
            throw table.wrong(
                    header.line(),
                    String.format(
                            Locale.ROOT,
                            "expected a header with the columns file and label, and split if you like, but found '%s'%s",
                            String.join(",", header.cells()),
                            names.size() == 1 && names.get(0).contains(";")
                                    ? "; divide the columns by commas, not by semicolons"
                                    : ""));
        }
        return columns;
    }

    String file(CsvTable.Row row) {
        return row.cells().get(file);
    }

    String label(CsvTable.Row row) {
        return row.cells().get(label);
    }

    Optional<String> split(CsvTable.Row row) {
        return split < 0 ? Optional.empty() : Optional.of(row.cells().get(split));
    }
}
