package werkbank.dataset.listed;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.dataset.NaturalName;
import werkbank.file.DurableFile;
import werkbank.picture.PictureName;

/** The pictures in a folder and in all below it, by their names; links are followed, but not in a circle. */
public final class PictureFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path start;
    private final LeftOut leftOut;
    private final int most;
    private final boolean passesOver;
    private final List<String> files = new ArrayList<>();

    /** @param passesOver whether folders that can't be listed are left out; otherwise the walk fails at one */
    private PictureFolder(Path root, Path start, LeftOut leftOut, int most, boolean passesOver) {
        this.root = root;
        this.start = start;
        this.leftOut = leftOut;
        this.most = most;
        this.passesOver = passesOver;
    }

    private PictureFolder(Path root, Path start, LeftOut leftOut, int most) {
        this(root, start, leftOut, most, false);
    }

    /**
     * Lists the pictures.
     *
     * @param root that their names are counted from
     * @param folder in it
     * @param leftOut hears of what is no picture
     * @return paths from {@code root} with forward slashes, in natural order
     * @throws InputException when the folder can't be listed
     */
    public static List<String> files(Path root, Path folder, LeftOut leftOut) {
        return files(new PictureFolder(root, folder, leftOut, Integer.MAX_VALUE), folder, Integer.MAX_VALUE);
    }

    /**
     * Lists the pictures in a folder, and in those below it that can be listed.
     *
     * @return paths from it with forward slashes, in natural order
     */
    public static List<String> filesWhereListable(Path folder) {
        return filesWhereListable(folder, Integer.MAX_VALUE);
    }

    /**
     * Lists the pictures in a folder, and in those some levels below it that can be listed.
     *
     * @param levels names that a path has at most; 1 for the folder's own pictures
     * @return paths from it with forward slashes, in natural order
     */
    public static List<String> filesWhereListable(Path folder, int levels) {
        return files(new PictureFolder(folder, folder, new LeftOut(), Integer.MAX_VALUE, true), folder, levels);
    }

    private static List<String> files(PictureFolder visitor, Path folder, int levels) {
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), levels, visitor);
        } catch (IOException e) {
            throw cannotList(folder, e);
        }
        return NaturalName.sorted(visitor.files, file -> file);
    }

    /**
     * Tells of the files directly in a folder that should have folders of classes alone.
     *
     * @throws InputException when it can't be listed
     */
    public static void besideClasses(Path root, Path folder, LeftOut leftOut) {
        try (Stream<Path> inside = Files.list(folder)) {
            PictureFolder beside = new PictureFolder(root, folder, leftOut, 0);
            NaturalName.sorted(inside.toList(), PictureFolder::nameOf).forEach(beside::beside);
        } catch (IOException e) {
            throw cannotList(folder, e);
        }
    }

    private void beside(Path file) {
        if (HiddenName.isOne(nameOf(file))) {
            leftOut.hidden(relative(file));
        } else if (leadsNowhere(file)) {
            leftOut.dangling(relative(file));
        } else if (leadsAround(file, start)) {
            leftOut.loop(relative(file));
        } else if (isPicture(file) && Files.isRegularFile(file)) {
            leftOut.unclassified(relative(file));
        }
    }

    /**
     * The folders directly in a folder, without hidden ones and links that lead back to it or to one around it, in natural
     * order.
     *
     * @throws InputException when it can't be listed
     */
    public static List<Path> folders(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return NaturalName.sorted(
                    inside.filter(Files::isDirectory)
                            .filter(path -> !HiddenName.isOne(nameOf(path)) && !leadsAround(path, folder))
                            .toList(),
                    PictureFolder::nameOf);
        } catch (IOException e) {
            throw cannotList(folder, e);
        }
    }

    /**
     * Whether a picture lies directly in a folder.
     *
     * @throws InputException when it can't be listed
     */
    public static boolean hasPictures(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(file -> isPicture(file) && Files.isRegularFile(file));
        } catch (IOException e) {
            throw cannotList(folder, e);
        }
    }

    /**
     * Whether a picture lies in a folder or anywhere below it.
     *
     * @throws InputException when it can't be listed
     */
    public static boolean hasPicturesBelow(Path folder) {
        return !files(new PictureFolder(folder, folder, new LeftOut(), 1), folder, Integer.MAX_VALUE)
                .isEmpty();
    }

    private static boolean isPicture(Path file) {
        return PictureName.isOne(nameOf(file)) && !HiddenName.isOne(nameOf(file));
    }

    /** The last name of a path. */
    public static String nameOf(Path path) {
        return path.getFileName().toString();
    }

    private static InputException cannotList(Path folder, IOException e) {
        return new InputException(
                String.format(Locale.ROOT, "%s: can't be listed (%s)", folder, DurableFile.reason(e)), e);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(start)) {
            return FileVisitResult.CONTINUE; // whoever names a folder means it, even a hidden one
        }
        if (HiddenName.isOne(nameOf(folder))) {
            leftOut.hidden(relative(folder));
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (leadsAround(folder, start)) {
            leftOut.loop(relative(folder));
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    /** Whether it is a link that leads to a folder or to one around it, which a walk itself doesn't notice. */
    private static boolean leadsAround(Path file, Path folder) {
        try {
            return Files.isSymbolicLink(file) && folder.toRealPath().startsWith(file.toRealPath());
        } catch (IOException e) {
            // It leads nowhere.
            return false;
        }
    }

    private static boolean leadsNowhere(Path file) {
        return Files.isSymbolicLink(file) && !Files.exists(file);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (HiddenName.isOne(nameOf(file))) {
            leftOut.hidden(relative(file));
        } else if (attributes.isRegularFile() && isPicture(file)) {
            files.add(relative(file));
        } else if (leadsNowhere(file)) {
            leftOut.dangling(relative(file));
        } else {
            leftOut.other(relative(file));
        }
        return files.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof FileSystemLoopException) {
            leftOut.loop(relative(file));
            return FileVisitResult.CONTINUE;
        }
        if (!file.equals(start) && HiddenName.isOne(nameOf(file))) {
            leftOut.hidden(relative(file)); // a folder that can't be listed isn't asked whether to
            return FileVisitResult.CONTINUE;
        }
        if (passesOver) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /** @throws InputException when its name can't be read back, since the locale has no such characters */
    private String relative(Path file) {
        String name = root.relativize(file).toString();
        try {
            return root.relativize(root.resolve(name))
                    .toString()
                    .replace(root.getFileSystem().getSeparator(), "/");
        } catch (InvalidPathException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: this system's locale has no such characters as the name '%s' has; set LC_ALL=C.UTF-8",
                            root,
                            name),
                    e);
        }
    }
}
