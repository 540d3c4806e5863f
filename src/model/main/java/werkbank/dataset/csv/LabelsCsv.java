package werkbank.dataset.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.Findings;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.NaturalName;
import werkbank.dataset.listed.ListedPicture;
import werkbank.dataset.listed.PictureFolder;
import werkbank.dataset.listed.PictureListing;
import werkbank.dataset.listed.PicturePart;
import werkbank.file.CsvTable;
import werkbank.file.DurableFile;

/** The file with the labels, read to its end before a picture is opened. */
final class LabelsCsv {
    static final String NAME = "labels.csv";

    private static final long MOST_BYTES = 1 << 30;

    private final Path folder;
    private final CsvTable table;
    private final CsvColumns columns;
    private final CsvPaths paths;
    private final Map<String, CsvTable.Row> seen = new HashMap<>();

    private LabelsCsv(Path folder, CsvTable table) {
        this.folder = folder;
        this.table = table;
        this.columns = CsvColumns.of(table);
        this.paths = new CsvPaths(folder, table);
    }

    /** @throws InputException at the line that is wrong */
    static PictureListing read(Path folder) {
        Path file = folder.resolve(NAME);
        byte[] content = content(file);
        return new LabelsCsv(folder, CsvTable.of(file.toString(), content)).listing(DurableFile.sha256(content));
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(
                        String.format(Locale.ROOT, "%s: a file of more than %,d bytes is too large", file, MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
        }
    }

    private PictureListing listing(String sha256) {
        List<ListedPicture> pictures = new ArrayList<>();
        for (CsvTable.Row row : table.rows().subList(1, table.rows().size())) {
            pictures.add(picture(row));
        }
        if (pictures.isEmpty()) {
            throw table.wrong(1, "there are no rows below the header; write one for each picture");
        }
        requireThere(pictures);
        return new PictureListing(
                folder,
                NAME,
                pictures,
                ClassNamesFile.read(folder),
                List.of(new SourceFile(NAME, sha256, pictures.size())),
                new Findings("", notes(), List.of()));
    }

    private ListedPicture picture(CsvTable.Row row) {
        if (row.cells().size() != columns.count()) {
            throw table.wrong(
                    row.line(),
                    String.format(
                            Locale.ROOT,
                            "expected %s as in the header but found %d; put a text with a comma into quotation marks",
                            Counted.of(columns.count(), "cell"),
                            row.cells().size()));
        }
        String file = paths.of(row, cell(row));
        String label = NaturalName.composed(columns.label(row).strip());
        ClassNames.whyNot(label).ifPresent(reason -> {
            throw table.wrong(row.line(), "the label " + reason + "; write the name of the picture's class");
        });
        Optional<PicturePart> part = columns.split(row).map(word -> part(row, word.strip()));
        CsvTable.Row before = seen.put(file, row);
        if (before != null) {
            String other = NaturalName.composed(columns.label(before).strip());
            String labels = other.equals(label)
                    ? String.format(Locale.ROOT, "with the same label '%s'", label)
                    : String.format(Locale.ROOT, "there with the label '%s', here with '%s'", other, label);
            throw table.wrong(
                    row.line(),
                    String.format(
                            Locale.ROOT,
                            "%s is on line %d too, %s; keep one of the lines",
                            file,
                            before.line(),
                            labels));
        }
        return new ListedPicture(file, label, part);
    }

    private PicturePart part(CsvTable.Row row, String word) {
        return PicturePart.named(word)
                .orElseThrow(() -> table.wrong(
                        row.line(), String.format(Locale.ROOT, "split is '%s'; it must be train, val or test", word)));
    }

    private String cell(CsvTable.Row row) {
        return columns.file(row).strip();
    }

    private void requireThere(List<ListedPicture> pictures) {
        List<String> gone = pictures.stream()
                .map(ListedPicture::file)
                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (!gone.isEmpty()) {
            CsvTable.Row first = seen.get(gone.get(0));
            throw paths.missing(first, cell(first), gone);
        }
    }

    private List<String> notes() {
        return Stream.concat(paths.notes().stream(), unnamed().stream()).toList();
    }

    private List<String> unnamed() {
        List<String> others = PictureFolder.filesWhereListable(folder).stream()
                .filter(file -> !seen.containsKey(file))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "left out %s that %s has no line for: %s",
                        Counted.of(others.size(), "picture"),
                        NAME,
                        Counted.some(others)));
    }
}
