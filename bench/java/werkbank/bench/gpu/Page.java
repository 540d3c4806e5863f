package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import werkbank.InputException;

/** A page of the documents that has the table between two marks. */
record Page(Path file, String before, String after) {
    private static final String BEGIN = "<!-- what bench/gpu found: begin -->\n";
    private static final String END = "<!-- what bench/gpu found: end -->\n";

    static Page of(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InputException(file + " has no place for the table between '" + BEGIN.strip() + "' and '"
                    + END.strip() + "'; put both lines there");
        }
        return new Page(file, text.substring(0, begin + BEGIN.length()), text.substring(end));
    }

    /** @throws InputException when the figures are of a machine without a card */
    void fill(Findings findings) throws IOException {
        if (Boolean.TRUE.equals(findings.section(Machine.NAME).get(Gpu.WITHOUT_CARD))) {
            throw new InputException(
                    "these figures are of a machine without a card and say nothing; " + file + " stays as it is");
        }
        Files.writeString(file, before + new Table(findings).markdown() + after);
    }
}
