package werkbank.dataset.listed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.dataset.ClassNames;
import werkbank.dataset.Findings;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.NaturalName;

/**
 * The pictures of a data folder, before one is opened.
 *
 * @param folder that their files are named from
 * @param format the words that a line about them begins with, for instance {@code class folders}
 * @param pictures in the order in which they are read
 * @param names of the classes in their order, where a file fixes them
 * @param files that decide the labels, apart from the pictures
 * @param findings what is to be told of them; its first line is made when the parts are known
 */
public record PictureListing(
        Path folder,
        String format,
        List<ListedPicture> pictures,
        Optional<ClassNames> names,
        List<SourceFile> files,
        Findings findings) {
    /** Copies the lists. */
    public PictureListing {
        pictures = List.copyOf(pictures);
        files = List.copyOf(files);
    }

    /** Whether somebody has said which pictures are learned from and which are not. */
    boolean isDivided() {
        return pictures.stream().anyMatch(picture -> picture.part().isPresent());
    }

    boolean has(PicturePart part) {
        return of(part).findAny().isPresent();
    }

    Stream<ListedPicture> of(PicturePart part) {
        return pictures.stream().filter(picture -> picture.isIn(part));
    }

    /** The names of the classes of some pictures, each once, in natural order. */
    static List<String> classesOf(Stream<ListedPicture> some) {
        return NaturalName.sorted(some.map(ListedPicture::className).distinct().toList(), name -> name);
    }

    PictureListing with(List<ListedPicture> others) {
        return new PictureListing(folder, format, others, names, files, findings);
    }
}
