package werkbank.space.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.option.MessageText;
import werkbank.space.SearchSpace;

/** Reads search spaces. {@code docs/search-space.md} describes the format. */
public final class SpaceReader {
    private final Path embeddedData;

    /** @param embeddedData folder of the data that a space without {@code data: folder} learns from */
    public SpaceReader(Path embeddedData) {
        this.embeddedData = embeddedData;
    }

    /**
     * Reads a search space from a file.
     *
     * @throws InputException in one line, with place, bad value and remedy, when there is no such file or the space in
     *     it is wrong
     */
    public SearchSpace read(Path file) {
        return read(
                text(file),
                file.toString(),
                Optional.ofNullable(file.getParent()).orElse(Path.of("")));
    }

    /**
     * Reads a space that is no file any more, for instance one that a study has stored.
     *
     * @param yaml the text, whole
     * @param fileName for messages
     * @param baseFolder what the data folder in the text is relative to
     * @throws InputException in one line, with place, bad value and remedy, when the space is wrong
     */
    public SearchSpace read(String yaml, String fileName, Path baseFolder) {
        YamlTree tree = YamlText.parse(yaml, fileName).orElseThrow(() -> new Place(fileName, 1, 1)
                .error("the file is empty; a search space needs at least name, trials, network and training;"
                        + " search-spaces/quick.yaml is one to start from"));
        if (tree instanceof YamlTree.Keys root) {
            return new SpaceFile(root, embeddedData, baseFolder).space(yaml, fileName);
        }
        throw tree.wrong("the file", "a block of keys that starts with, for instance, name: my-space");
    }

    /** Whoever names the folder of the images means the file that {@code init} has written, or would write. */
    private static InputException folder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path beside = folder.resolveSibling(absolute.getFileName() + ".yaml");
        String meant = Files.isRegularFile(beside)
                ? "the search space beside it, " + beside
                : "a YAML file, which werkbank init " + shown(folder) + " writes where it has images";
        return new InputException(String.format(Locale.ROOT, "%s is a folder; name %s", shown(folder), meant));
    }

    private static String shown(Path path) {
        return path.toString().isEmpty() ? "''" : path.toString();
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw folder(file);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s does not exist; name a search space, for instance search-spaces/quick.yaml",
                            file),
                    e);
        } catch (CharacterCodingException e) {
            throw new InputException(String.format(Locale.ROOT, "%s is not UTF-8 text; save it as UTF-8", file), e);
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "can't read %s: %s", file, MessageText.oneLine(e.toString())), e);
        }
    }
}
