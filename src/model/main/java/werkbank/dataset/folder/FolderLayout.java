package werkbank.dataset.folder;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.listed.PictureFolder;
import werkbank.dataset.listed.PicturePart;

/**
 * The way in which class folders lie in a data folder.
 *
 * @param parts the folder of each part; empty when the class folders lie in the data folder itself
 * @param others the class folders then, else the folders beside those of the parts
 */
record FolderLayout(Map<PicturePart, Path> parts, List<Path> others) {
    /**
     * Looks at the names of folders. One that is named like a part, but has pictures and no folders of them, is a class.
     *
     * @throws InputException when two folders are the same part
     */
    static FolderLayout of(Path root) {
        List<Path> folders = PictureFolder.folders(root);
        Map<PicturePart, Path> parts = parts(folders);
        return new FolderLayout(
                parts,
                folders.stream().filter(folder -> !parts.containsValue(folder)).toList());
    }

    private static Map<PicturePart, Path> parts(List<Path> folders) {
        Map<PicturePart, Path> parts = new EnumMap<>(PicturePart.class);
        for (Path folder : folders) {
            Optional<PicturePart> part = PicturePart.named(PictureFolder.nameOf(folder));
            if (part.isPresent() && hasClassFolders(folder)) {
                Path other = parts.put(part.get(), folder);
                if (other != null) {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: %s and %s are the same part; keep one of them in the folder",
                            folder.getParent(),
                            PictureFolder.nameOf(other),
                            PictureFolder.nameOf(folder)));
                }
            }
        }
        return parts;
    }

    /** The folders in those of classes that are called like a part, though the classes should be in the parts. */
    List<Path> partsInside() {
        return others.stream()
                .flatMap(folder -> PictureFolder.folders(folder).stream())
                .filter(folder ->
                        PicturePart.named(PictureFolder.nameOf(folder)).isPresent())
                .filter(PictureFolder::hasPicturesBelow)
                .toList();
    }

    private static boolean hasClassFolders(Path folder) {
        return PictureFolder.folders(folder).stream().anyMatch(PictureFolder::hasPicturesBelow);
    }

    /** Why there are no class folders in a folder that exists, in words without a full stop. */
    static Optional<String> whyNot(Path root) {
        FolderLayout layout = of(root);
        if (!layout.parts.isEmpty()) {
            return Optional.empty();
        }
        List<Path> filled =
                layout.others.stream().filter(PictureFolder::hasPicturesBelow).toList();
        if (filled.isEmpty()) {
            return Optional.of(
                    PictureFolder.hasPictures(root)
                            ? "its pictures are in no folders of classes"
                            : "no folder with pictures");
        }
        return filled.stream()
                .filter(folder -> isOneLevelUp(folder, filled.size()))
                .findFirst()
                .map(folder -> "folders of classes are one level below, in " + PictureFolder.nameOf(folder));
    }

    /** Whether a folder isn't a class but has classes itself. */
    private static boolean isOneLevelUp(Path folder, int folders) {
        return folders == 1
                ? !PictureFolder.hasPictures(folder) && hasClassFolders(folder)
                : !parts(PictureFolder.folders(folder)).isEmpty();
    }
}
