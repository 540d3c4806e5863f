package werkbank.picture;

import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.recipe.ImageSpec;

/** Brings pictures to the images that networks see: in a way for grey ones, or else as a specification says. */
public final class PictureFraming {
    private final ImageSpec spec;
    private final Optional<Framing> grey;

    /**
     * @param spec with size and colour
     * @param grey takes the place of the specification's fit, for images of one channel; empty for that
     */
    public PictureFraming(ImageSpec spec, Optional<Framing> grey) {
        this.spec = spec;
        this.grey = grey;
    }

    /**
     * Decodes and frames a picture.
     *
     * @return [channels × height × width], 0 to 255 as unsigned bytes
     * @throws InputException when it is no picture, too large, damaged, or, with {@link Framing#MNIST}, there is no ink
     *     on it
     */
    public byte[] of(EncodedPicture picture) {
        return of(picture.decode(spec.shape().channels(), spec.ground().value(), spec.bits()), picture.name());
    }

    /**
     * Frames an image.
     *
     * @param image with as many channels as the result
     * @param name for messages
     * @return [channels × height × width], 0 to 255 as unsigned bytes
     * @throws InputException when there is no ink on it, with {@link Framing#MNIST}
     */
    public byte[] of(PlanarImage image, String name) {
        return grey.isEmpty() ? new ImageFraming(spec).of(image) : inGrey(image, name);
    }

    private byte[] inGrey(PlanarImage image, String name) {
        return grey.orElseThrow()
                .frame(image.grey(), spec.shape().height(), spec.shape().width())
                .map(GreyImage::pixels)
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT, "%s: there is no ink on the image; give one with more contrast", name)));
    }
}
