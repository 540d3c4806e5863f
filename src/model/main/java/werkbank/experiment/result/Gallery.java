package werkbank.experiment.result;

import java.util.List;
import java.util.Optional;

/**
 * Some of the images that a study learns from, for people to look at. Pixels are bytes 0 to 255, [channels × height ×
 * width].
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height in pixels; large images are reduced
 * @param width likewise
 * @param classes in their order
 * @param augmented what a trial's augmentation does to some; empty without a complete trial, or where it leaves images as
 *     they are
 */
public record Gallery(int channels, int height, int width, List<ClassPictures> classes, Optional<Augmented> augmented) {

    /**
     * A class, with how many images it has.
     *
     * @param training images of the first network that are of it
     * @param validation images held out from that
     * @param pictures some of the former; none where there was no room for them
     */
    public record ClassPictures(int training, int validation, List<byte[]> pictures) {}

    /** The augmentation of a trial. */
    public record Augmented(int trial, List<Versions> pictures) {}

    /**
     * A picture and what becomes of it.
     *
     * @param label its class
     * @param versions those that the trial's first passes over the images see
     */
    public record Versions(int label, byte[] picture, List<byte[]> versions) {}
}
