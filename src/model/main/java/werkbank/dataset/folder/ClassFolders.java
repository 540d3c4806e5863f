package werkbank.dataset.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.Findings;
import werkbank.dataset.NaturalName;
import werkbank.dataset.listed.LeftOut;
import werkbank.dataset.listed.ListedPicture;
import werkbank.dataset.listed.PictureFolder;
import werkbank.dataset.listed.PictureListing;
import werkbank.dataset.listed.PicturePart;

/** Lists the pictures in the class folders of a data folder. */
final class ClassFolders {
    private final Path root;
    private final LeftOut leftOut = new LeftOut();
    private final List<ListedPicture> pictures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ClassFolders(Path root) {
        this.root = root;
    }

    /** @throws InputException when a folder can't be listed, or its name can't be that of a class */
    static PictureListing list(Path root) {
        return new ClassFolders(root).listing();
    }

    private PictureListing listing() {
        FolderLayout layout = FolderLayout.of(root);
        if (layout.parts().isEmpty()) {
            add(root, layout.others(), Optional.empty());
            insideOut(layout.partsInside());
        } else {
            PictureFolder.besideClasses(root, root, leftOut);
            layout.parts().forEach((part, folder) -> add(folder, PictureFolder.folders(folder), Optional.of(part)));
            ignored(layout.others());
        }
        return new PictureListing(
                root,
                "class folders",
                pictures,
                ClassNamesFile.read(root),
                List.of(),
                new Findings("", leftOut.notes(), warnings));
    }

    private void add(Path parent, List<Path> classFolders, Optional<PicturePart> part) {
        PictureFolder.besideClasses(root, parent, leftOut);
        Map<String, Path> named = new HashMap<>();
        for (Path folder : classFolders) {
            String name = name(folder);
            Path other = named.put(name, folder);
            if (other != null) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: two folders have the same name '%s'; put their pictures into one",
                        parent,
                        name));
            }
            List<String> files = PictureFolder.files(root, folder, leftOut);
            if (files.isEmpty()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "the folder %s has no pictures, so it is no class; put some there or delete it",
                        root.relativize(folder)));
            }
            files.forEach(file -> pictures.add(new ListedPicture(file, name, part)));
        }
    }

    private static String name(Path folder) {
        String name = NaturalName.composed(PictureFolder.nameOf(folder));
        ClassNames.whyNot(name).ifPresent(reason -> {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: the name of a class %s; rename the folder", folder, reason));
        });
        return name;
    }

    /** Whoever has parts in the class folders would learn from the test pictures without noticing. */
    private void insideOut(List<Path> inside) {
        if (!inside.isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s in folders of classes called like a part, which makes no parts: %s; all their pictures are taken"
                            + " together; for parts put the folders of classes into train and test",
                    Counted.of(inside.size(), "folder"),
                    Counted.some(inside.stream()
                            .map(folder ->
                                    PictureFolder.nameOf(folder.getParent()) + "/" + PictureFolder.nameOf(folder))
                            .toList())));
        }
    }

    private void ignored(List<Path> others) {
        Map<Boolean, List<Path>> unlabelled = others.stream()
                .collect(Collectors.partitioningBy(folder ->
                        PicturePart.named(PictureFolder.nameOf(folder)).isPresent()
                                && PictureFolder.hasPictures(folder)));
        for (Path part : unlabelled.get(true)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "left out the folder %s, whose pictures are in no folders of classes; put them into some to use them,"
                            + " or let predict say what they show",
                    PictureFolder.nameOf(part)));
        }
        besides(unlabelled.get(false));
    }

    private void besides(List<Path> others) {
        if (!others.isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "left out %s beside those of the parts: %s; move their pictures into train or test to use them",
                    Counted.of(others.size(), "folder"),
                    Counted.some(others.stream().map(PictureFolder::nameOf).toList())));
        }
    }
}
