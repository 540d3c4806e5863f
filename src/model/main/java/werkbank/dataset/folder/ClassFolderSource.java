package werkbank.dataset.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSource;
import werkbank.dataset.listed.ListedImages;
import werkbank.dataset.listed.PictureFolder;

/**
 * Pictures in a folder for each class: {@code train/CLASS/*} and {@code test/CLASS/*}, with {@code val/CLASS/*} if there is
 * one, or {@code CLASS/*} alone. Folders in a class folder belong to the class.
 */
public final class ClassFolderSource implements ImageSource {
    @Override
    public String name() {
        return "class-folders";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        return Files.isDirectory(folder) ? FolderLayout.whyNot(folder) : Optional.of("it is a file, not a folder");
    }

    @Override
    public Optional<String> remedy(Path folder) {
        return Files.isDirectory(folder) && PictureFolder.hasPictures(folder)
                ? Optional.of(
                        "its pictures are in no folders of classes; put those of each class into a folder with its"
                                + " name, or name the folder around that one if they are of one class")
                : Optional.empty();
    }

    @Override
    public boolean readsPictures() {
        return true;
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        return ListedImages.hasTest(ClassFolders.list(request.folder()), request);
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        return ListedImages.training(ClassFolders.list(request.folder()), request);
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        return ListedImages.test(ClassFolders.list(request.folder()), request, classes);
    }
}
