package werkbank.dataset;

import java.util.stream.IntStream;
import werkbank.picture.ImageFraming;
import werkbank.picture.PlanarImage;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/** Images that were read as arrays, in another size or colour. */
final class FramedImages {
    private FramedImages() {}

    /** The shape that a specification makes of images, whose own size and colour stay where it says none. */
    static Shape shape(Shape own, ImageSpec spec) {
        ImageSpec.Size size = spec.size().orElse(new ImageSpec.Size(own.height(), own.width()));
        int channels = spec.colour().map(ImageSpec.Colour::channels).orElse(own.channels());
        return new Shape(channels, size.height(), size.width());
    }

    /**
     * Frames images; those that are right already stay where they are.
     *
     * @param spec with size and colour
     */
    static Images of(Images images, ImageSpec spec) {
        if (images.shape().equals(spec.shape())) {
            return images;
        }
        ImageFraming framing = new ImageFraming(spec);
        byte[][] framed = IntStream.range(0, images.count())
                .parallel()
                .mapToObj(row -> framing.of(image(images, row).in(spec.shape().channels())))
                .toArray(byte[][]::new);
        return new Images(framed, spec.shape());
    }

    private static PlanarImage image(Images images, int row) {
        Shape shape = images.shape();
        return new PlanarImage(images.row(row), shape.channels(), shape.height(), shape.width());
    }
}
