package werkbank.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.ByteOrderMark;
import werkbank.InputException;

/**
 * Rows of text in columns that commas divide, quoted as RFC 4180 says.
 *
 * @param file for messages
 * @param rows the header among them; empty lines are left out
 */
public record CsvTable(String file, List<Row> rows) {
    /**
     * A row of the table.
     *
     * @param line on which it begins, counted from 1
     */
    public record Row(int line, List<String> cells) {}

    /**
     * Reads a table from the bytes of a file.
     *
     * @throws InputException when it isn't UTF-8, or a quotation doesn't end
     */
    public static CsvTable of(String file, byte[] content) {
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (MappingIterator<String[]> lines = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema())
                .readValues(text(file, content))) {
            while (lines.hasNextValue()) {
                line = lines.getCurrentLocation().getLineNr();
                rows.add(new Row(line, List.of(lines.nextValue())));
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s:%d: is no CSV (%s); look for a quotation mark without its other",
                            file,
                            line,
                            e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read: " + e.getMessage(), e);
        }
        return new CsvTable(file, List.copyOf(rows));
    }

    private static String text(String file, byte[] content) {
        try {
            return ByteOrderMark.without(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": isn't UTF-8; save it so (in Excel as 'CSV UTF-8')", e);
        }
    }

    /** An error in a line of the file. */
    public InputException wrong(int line, String words) {
        return new InputException(String.format(Locale.ROOT, "%s:%d: %s", file, line, words));
    }
}
