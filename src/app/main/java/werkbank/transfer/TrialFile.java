package werkbank.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import werkbank.InputException;
import werkbank.file.CsvTable;
import werkbank.file.Json;

/**
 * Trials in a file, as rows of columns. In JSON what stands in {@code parameters} or {@code params} becomes columns as in
 * Optuna's tables, {@code params_NAME}, and another block's keys likewise.
 *
 * @param name of the file, for messages
 * @param columns all that any row has, in their order
 */
record TrialFile(String name, List<String> columns, List<Row> rows) {
    static final String PARAMETER = "params_";

    /**
     * A trial as the file has it.
     *
     * @param place where it stands, for messages
     * @param cells by column; what is empty is left out. Values are {@link String}, {@link Number} or {@link Boolean}
     */
    record Row(String place, Map<String, Object> cells) {}

    /** @throws InputException when it can't be read, or is neither a table nor an array of objects */
    static TrialFile read(Path file) {
        byte[] content = content(file);
        String shown = file.toString();
        int first = firstCharacter(content);
        if (first == '[' || first == '{') {
            return ofJson(shown, content);
        }
        return ofTable(CsvTable.of(shown, content));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InputException(file + " does not exist; name a file of trials, CSV or JSON", e);
        } catch (IOException e) {
            throw new InputException(
                    Files.isDirectory(file)
                            ? file + " is a folder; name a file of trials, CSV or JSON"
                            : String.format(Locale.ROOT, "can't read %s (%s)", file, e.getMessage()),
                    e);
        }
    }

    /** The first one that is neither a space nor a byte-order mark; 0 without any. */
    private static int firstCharacter(byte[] content) {
        for (byte one : content) {
            if (one > ' ') {
                return one;
            }
        }
        return 0;
    }

    private static TrialFile ofTable(CsvTable table) {
        if (table.rows().isEmpty()) {
            throw new InputException(table.file() + " is empty; its first line must name the columns");
        }
        List<String> columns = table.rows().get(0).cells();
        List<Row> rows = new ArrayList<>();
        for (CsvTable.Row row : table.rows().subList(1, table.rows().size())) {
            if (row.cells().size() > columns.size()) {
                throw table.wrong(
                        row.line(),
                        String.format(
                                Locale.ROOT,
                                "has %d cells, and the first line names %d columns; quote cells that have commas",
                                row.cells().size(),
                                columns.size()));
            }
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                if (!row.cells().get(i).isBlank()) {
                    cells.put(columns.get(i), row.cells().get(i).strip());
                }
            }
            rows.add(new Row(String.format(Locale.ROOT, "%s:%d", table.file(), row.line()), cells));
        }
        return new TrialFile(table.file(), columns, rows);
    }

    private static TrialFile ofJson(String name, byte[] content) {
        JsonNode trials = tree(name, content);
        if (!trials.isArray()) {
            throw new InputException(name + " is one JSON object; it must be an array of trials, [{...}, {...}]");
        }
        Set<String> columns = new LinkedHashSet<>();
        List<Row> rows = new ArrayList<>();
        for (JsonNode trial : trials) {
            String place = String.format(Locale.ROOT, "%s, entry %d", name, rows.size() + 1);
            if (!trial.isObject()) {
                throw new InputException(place + " is no trial; it must be an object, {...}");
            }
            Map<String, Object> cells = new LinkedHashMap<>();
            trial.fields().forEachRemaining(field -> add(field.getKey(), field.getValue(), columns, cells));
            rows.add(new Row(place, cells));
        }
        return new TrialFile(name, List.copyOf(columns), rows);
    }

    private static JsonNode tree(String name, byte[] content) {
        try {
            return Json.mapper().readTree(content);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s:%d: is no JSON (%s)",
                            name,
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        } catch (IOException e) {
            throw new InputException(String.format(Locale.ROOT, "can't read %s (%s)", name, e.getMessage()), e);
        }
    }

    private static void add(String column, JsonNode value, Set<String> columns, Map<String, Object> cells) {
        if (value.isObject()) {
            boolean isParameters = column.equals("parameters") || column.equals("params");
            String prefix = isParameters ? PARAMETER : column + "_";
            value.fields().forEachRemaining(field -> add(prefix + field.getKey(), field.getValue(), columns, cells));
            return;
        }
        columns.add(column);
        if (value.isNumber()) {
            cells.put(column, value.numberValue());
        } else if (value.isBoolean()) {
            cells.put(column, value.booleanValue());
        } else if (value.isTextual() && !value.textValue().isBlank()) {
            cells.put(column, value.textValue());
        }
    }
}
