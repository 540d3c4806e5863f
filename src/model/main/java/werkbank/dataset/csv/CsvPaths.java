package werkbank.dataset.csv;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.file.CsvTable;

/** The paths in the column of files, which begin at the folder of the file with the labels. */
final class CsvPaths {
    /** Matches what begins with a drive's letter, as on Windows, or with a computer's name. */
    private static final Pattern OF_WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*|\\\\\\\\.*");

    private final Path folder;
    private final CsvTable table;
    private final List<String> backslashed = new ArrayList<>();

    CsvPaths(Path folder, CsvTable table) {
        this.folder = folder;
        this.table = table;
    }

    /**
     * The path from the folder, with forward slashes.
     *
     * @param cell as it stands in the file
     * @throws InputException when it leads out of the folder
     */
    String of(CsvTable.Row row, String cell) {
        try {
            Path path = path(cell).normalize();
            if (path.isAbsolute() || OF_WINDOWS.matcher(cell).matches() && !isThere(path)) {
                throw wrong(row, cell, "which doesn't begin at the folder of " + LabelsCsv.NAME + fromHere(path));
            }
            if (cell.isEmpty() || path.startsWith("..")) {
                throw table.wrong(
                        row.line(),
                        String.format(
                                Locale.ROOT,
                                "file is '%s'; it must be a path from this folder to a picture in it",
                                cell));
            }
            return path.toString().replace(folder.getFileSystem().getSeparator(), "/");
        } catch (InvalidPathException e) {
            throw wrong(row, cell, "which is no path");
        }
    }

    private InputException wrong(CsvTable.Row row, String cell, String words) {
        return table.wrong(row.line(), String.format(Locale.ROOT, "file is '%s', %s", cell, words));
    }

    /** Tells what to write for a whole path. */
    private String fromHere(Path path) {
        Path here = folder.toAbsolutePath().normalize();
        return path.isAbsolute() && path.startsWith(here) && !path.equals(here)
                ? "; write " + here.relativize(path).toString().replace('\\', '/')
                : "; put the picture there and write the path from there on, for instance images/" + path.getFileName();
    }

    private boolean isThere(Path path) {
        return Files.isRegularFile(folder.resolve(path));
    }

    /** The path as it is written; where there is no such file, with Windows' separators for this system's. */
    private Path path(String cell) {
        Path written = Path.of(cell);
        if (cell.indexOf('\\') < 0 || isThere(written)) {
            return written;
        }
        Path divided = Path.of(cell.replace('\\', '/'));
        if (!divided.equals(written)) {
            backslashed.add(cell);
        }
        return divided;
    }

    /** Tells of paths that were read in another way than they are written; no line where there are none. */
    List<String> notes() {
        return backslashed.isEmpty()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%s in %s %s backslashes between folders, as on Windows, which were read as slashes: %s",
                        Counted.of(backslashed.size(), "path"),
                        LabelsCsv.NAME,
                        backslashed.size() == 1 ? "has" : "have",
                        Counted.some(backslashed)));
    }

    /**
     * Refuses files that aren't there.
     *
     * @param gone the paths of all of them, at least one
     * @param cell the first of them as it stands in the file
     */
    InputException missing(CsvTable.Row row, String cell, List<String> gone) {
        String others = gone.size() == 1
                ? ""
                : String.format(Locale.ROOT, ", nor %s", Counted.of(gone.size() - 1, "file") + " of other lines");
        Optional<String> like = OtherLetters.find(folder, gone.get(0));
        return table.wrong(
                row.line(),
                String.format(
                        Locale.ROOT,
                        "there is no file %s in %s%s; %s",
                        cell,
                        folder,
                        others,
                        like.map(found -> "there is " + found + ": write it so, capitals and small letters alike")
                                .orElse("put it there or delete the line")));
    }
}
