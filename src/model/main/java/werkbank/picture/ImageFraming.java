package werkbank.picture;

import java.util.Arrays;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/**
 * Brings pictures of any size to the size of a network's images. Pixels that become fewer are averaged by area, those that
 * become more are interpolated; a picture of the right size stays as it is.
 */
public final class ImageFraming {
    private final ImageSpec spec;
    private final Shape shape;

    /** @param spec with size and colour */
    public ImageFraming(ImageSpec spec) {
        this.spec = spec;
        this.shape = spec.shape();
    }

    /**
     * Frames an image.
     *
     * @param image with as many channels as the result
     * @return [channels × height × width], 0 to 255 as unsigned bytes
     */
    public byte[] of(PlanarImage image) {
        if (image.channels() != shape.channels()) {
            throw new IllegalArgumentException(image.channels() + " channels for an image of " + shape);
        }
        if (image.height() == shape.height() && image.width() == shape.width()) {
            return image.values();
        }
        byte[] framed = new byte[shape.values()];
        Place place = place(image);
        if (spec.fit() == ImageSpec.Fit.PAD) {
            Arrays.fill(framed, (byte) spec.ground().value());
        }
        for (int channel = 0; channel < shape.channels(); channel++) {
            write(place.resized(image, channel), place, framed, channel);
        }
        return framed;
    }

    private void write(float[][] values, Place place, byte[] framed, int channel) {
        for (int row = 0; row < values.length; row++) {
            int at = (channel * shape.height() + place.top() + row) * shape.width() + place.left();
            for (int column = 0; column < values[row].length; column++) {
                framed[at + column] = (byte) Math.max(0, Math.min(255, Math.round(values[row][column])));
            }
        }
    }

    private Place place(PlanarImage image) {
        return switch (spec.fit()) {
            case CROP -> cropped(image);
            case PAD -> padded(image);
            case STRETCH -> new Place(
                    LineShares.of(image.height(), 0, image.height(), shape.height()),
                    LineShares.of(image.width(), 0, image.width(), shape.width()),
                    0,
                    0);
        };
    }

    private Place cropped(PlanarImage image) {
        double scale = Math.min((double) image.height() / shape.height(), (double) image.width() / shape.width());
        double height = shape.height() * scale;
        double width = shape.width() * scale;
        return new Place(
                LineShares.of(image.height(), Math.max(0, (image.height() - height) / 2), height, shape.height()),
                LineShares.of(image.width(), Math.max(0, (image.width() - width) / 2), width, shape.width()),
                0,
                0);
    }

    private Place padded(PlanarImage image) {
        double factor = Math.min((double) shape.height() / image.height(), (double) shape.width() / image.width());
        int height = Framing.fitted(image.height(), factor, shape.height());
        int width = Framing.fitted(image.width(), factor, shape.width());
        return new Place(
                LineShares.of(image.height(), 0, image.height(), height),
                LineShares.of(image.width(), 0, image.width(), width),
                (shape.height() - height) / 2,
                (shape.width() - width) / 2);
    }

    /**
     * The part of a picture that is shown, and its place.
     *
     * @param down the shares of its rows
     * @param across the shares of its columns
     * @param top rows of the image above it
     * @param left columns of the image to its left
     */
    private record Place(LineShares down, LineShares across, int top, int left) {
        float[][] resized(PlanarImage image, int channel) {
            float[][] lines = new float[image.height()][];
            float[] line = new float[image.width()];
            for (int row = 0; row < lines.length; row++) {
                int at = channel * image.plane() + row * line.length;
                for (int column = 0; column < line.length; column++) {
                    line[column] = Byte.toUnsignedInt(image.values()[at + column]);
                }
                lines[row] = across.applied(line);
            }
            return down.down(lines);
        }
    }
}
