package werkbank.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import werkbank.ByteOrderMark;
import werkbank.InputException;
import werkbank.dataset.listed.LeftOut;
import werkbank.dataset.listed.PictureFolder;
import werkbank.file.DurableFile;
import werkbank.picture.EncodedPicture;

/**
 * Pictures as they are named on the command line: files, folders with all that is in them, patterns such as
 * {@code photos/**}{@code /*.jpg}, and {@code -} for standard input, which has one picture or a list of names, one a line.
 */
final class PictureArguments {
    static final String STANDARD_INPUT = "-";

    private static final Path HERE = Path.of(".");

    private static final String PATTERN_CHARACTERS = "*?[{";

    /** Folders of any depth in a pattern, or none; not within braces, which can't be nested. */
    private static final Pattern ANY_FOLDERS = Pattern.compile("(?<=^|/)\\*\\*/(?![^{}]*\\})");

    private final InputStream standardInput;

    PictureArguments(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /**
     * A picture that was named.
     *
     * @param name for people
     * @param file that it is saved by
     * @param picture reads it
     */
    record Named(String name, Path file, Supplier<EncodedPicture> picture) {
        static Named of(Path file) {
            return new Named(file.toString(), file, () -> EncodedPicture.read(file));
        }
    }

    /**
     * Finds the pictures, in the order of the arguments, those of a folder or a pattern in natural order.
     *
     * @throws InputException when a folder or a pattern has no picture, or standard input can't be read
     */
    List<Named> named(List<String> arguments) {
        List<Named> named = new ArrayList<>();
        arguments.forEach(argument -> named.addAll(of(argument)));
        return named;
    }

    private List<Named> of(String argument) {
        if (argument.equals(STANDARD_INPUT)) {
            return ofStandardInput();
        }
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                return ofFolder(path);
            }
            // A file whose name has such characters is the file.
            return Files.exists(path) || !isPattern(argument) ? List.of(Named.of(path)) : ofPattern(argument);
        } catch (InvalidPathException e) {
            if (isPattern(argument)) {
                return ofPattern(argument); // not all systems' paths may have a pattern's characters
            }
            throw noPath(argument, e);
        }
    }

    private static boolean isPattern(String argument) {
        return argument.chars().anyMatch(character -> PATTERN_CHARACTERS.indexOf(character) >= 0);
    }

    private static List<Named> ofFolder(Path folder) {
        List<Named> found = under(folder, PictureFolder.files(folder, folder, new LeftOut()), path -> true);
        if (found.isEmpty()) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: there are no pictures in this folder or below it", folder));
        }
        return found;
    }

    private static List<Named> ofPattern(String pattern) {
        int first = 0;
        while (PATTERN_CHARACTERS.indexOf(pattern.charAt(first)) < 0) {
            first++;
        }
        int slash = pattern.lastIndexOf('/', first);
        Path folder = slash < 0 ? HERE : Path.of(slash == 0 ? "/" : pattern.substring(0, slash));
        PathMatcher matcher = matcher(pattern, slash + 1);
        List<String> files = Files.isDirectory(folder)
                ? PictureFolder.filesWhereListable(folder, levels(pattern.substring(slash + 1)))
                : List.of();
        List<Named> found = under(folder, files, matcher::matches);
        if (found.isEmpty()) {
            throw new InputException(String.format(Locale.ROOT, "%s: no picture has such a name", pattern));
        }
        return found;
    }

    /** The names that a path of a pattern has at most. */
    private static int levels(String pattern) {
        return pattern.contains("**")
                ? Integer.MAX_VALUE
                : 1
                        + (int) pattern.chars()
                                .filter(character -> character == '/')
                                .count();
    }

    private static PathMatcher matcher(String pattern, int from) {
        String glob = ANY_FOLDERS.matcher(pattern.substring(from)).replaceAll("{**/,}");
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: is neither a file nor a pattern (%s); look for a bracket without its other",
                            pattern,
                            e.getDescription()),
                    e);
        }
    }

    /** @param files paths from the folder, by which is decided what is wanted */
    private static List<Named> under(Path folder, List<String> files, Predicate<Path> wanted) {
        return files.stream()
                .map(Path::of)
                .filter(wanted)
                .map(path -> Named.of(folder.equals(HERE) ? path : folder.resolve(path)))
                .toList();
    }

    private List<Named> ofStandardInput() {
        byte[] bytes = read();
        EncodedPicture picture = new EncodedPicture(bytes, "standard input");
        if (picture.isOne() && hasZero(bytes)) {
            return List.of(new Named(STANDARD_INPUT, Path.of("standard-input"), () -> picture));
        }
        List<Named> files = ByteOrderMark.without(new String(bytes, StandardCharsets.UTF_8))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PictureArguments::ofLine)
                .toList();
        if (files.isEmpty()) {
            throw new InputException("standard input is empty; give it a picture, or names of files, one a line");
        }
        return files;
    }

    /** Whether there is a byte of 0, which no list of names has; a name may begin as a BMP or a GIF does. */
    private static boolean hasZero(byte[] bytes) {
        return IntStream.range(0, bytes.length).anyMatch(i -> bytes[i] == 0);
    }

    private static Named ofLine(String line) {
        try {
            return Named.of(Path.of(line));
        } catch (InvalidPathException e) {
            throw new InputException(
                    "standard input is neither a picture whose format is known nor a list of names, one a line; give it"
                            + " one of these",
                    e);
        }
    }

    private static InputException noPath(String argument, InvalidPathException e) {
        return new InputException(
                String.format(
                        Locale.ROOT,
                        "'%s' can't be a file's name here (%s); set LC_ALL=C.UTF-8",
                        argument,
                        e.getReason()),
                e);
    }

    private byte[] read() {
        try (InputStream in = new BufferedInputStream(standardInput)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new InputException("standard input can't be read: " + DurableFile.reason(e), e);
        }
    }
}
