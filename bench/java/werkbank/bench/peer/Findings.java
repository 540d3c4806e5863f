package werkbank.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.file.Json;

/**
 * The figures of one run.
 *
 * @param machine the processor, for people
 * @param day in ISO form: {@code 2026-11-28}
 * @param quick whether it was the short run, of fewer forms and rounds
 * @param batch images of a step
 * @param figures one for each library, network and precision
 * @param ratios of the comparisons, for whoever reads the file
 * @param tried all forms of the first round, in words
 * @param notes on what is missing
 */
record Findings(
        Question question,
        String machine,
        String day,
        boolean quick,
        int batch,
        List<Figure> figures,
        List<Ratio> ratios,
        List<String> tried,
        List<String> notes) {
    /** A comparison's ratio of medians on a network, above 1 where Werkbank is quicker. */
    record Ratio(String network, Comparison comparison, double ratio) {}

    static Findings read(Path file) {
        try {
            return Json.read(Files.readString(file), Findings.class);
        } catch (IOException | WerkbankException e) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s can't be read as figures that --json has written: %s", file, e.getMessage()));
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, Json.indented(this) + "\n");
    }

    /** The heading of its column. */
    String heading() {
        return machine + ", " + day + (quick ? ", --quick" : "");
    }
}
