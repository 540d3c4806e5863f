package werkbank.report.view;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Gallery;
import werkbank.report.figure.Png;

/**
 * Pictures of the training images.
 *
 * @param classes in their order
 * @param augmented what a trial's augmentation does
 */
public record GalleryView(List<ClassRow> classes, Optional<Augmented> augmented) {

    /**
     * A class, with how many images it has.
     *
     * @param training how many images are trained on
     * @param validation how many are held out
     * @param pictures PNGs as data URIs
     */
    public record ClassRow(int training, int validation, List<String> pictures) {}

    /** The augmentation of a trial. */
    public record Augmented(int trial, List<Row> rows) {}

    /**
     * A picture and what becomes of it, as data URIs.
     *
     * @param label its class
     */
    public record Row(int label, String picture, List<String> versions) {}

    public static GalleryView of(Gallery gallery) {
        return new GalleryView(
                gallery.classes().stream()
                        .map(one -> new ClassRow(one.training(), one.validation(), images(one.pictures(), gallery)))
                        .toList(),
                gallery.augmented()
                        .map(shown -> new Augmented(
                                shown.trial(),
                                shown.pictures().stream()
                                        .map(row -> new Row(
                                                row.label(),
                                                image(row.picture(), gallery),
                                                images(row.versions(), gallery)))
                                        .toList())));
    }

    private static List<String> images(List<byte[]> pictures, Gallery gallery) {
        return pictures.stream().map(pixels -> image(pixels, gallery)).toList();
    }

    private static String image(byte[] pixels, Gallery gallery) {
        return Png.dataUri(pixels, gallery.height(), gallery.width());
    }
}
