package werkbank.recipe;

import java.util.Locale;
import java.util.Optional;

/**
 * How pictures of any kind become the images that networks see. What isn't said follows from the training pictures.
 *
 * @param size in pixels; empty for that of the pictures
 * @param colour grey values or red, green and blue; empty for grey when all pictures are grey
 * @param fit what becomes of a picture with other proportions
 * @param normalise what the network does to the values first; empty for {@link Normalise#STANDARD} unless the data is like
 *     MNIST's, grey and in IDX files of three dimensions
 * @param ground what lies behind a transparent picture, and beside one that is padded
 * @param bits how many bits the values of files with 16 bits really have, 1 to 16; empty for what the pictures show
 */
public record ImageSpec(
        Optional<Size> size,
        Optional<Colour> colour,
        Fit fit,
        Optional<Normalise> normalise,
        Ground ground,
        Optional<Integer> bits) {
    /** A specification that says nothing, so that all follows from the pictures. */
    public static final ImageSpec FROM_DATA = new ImageSpec(
            Optional.empty(), Optional.empty(), Fit.CROP, Optional.empty(), Ground.WHITE, Optional.empty());

    /** The longest side of an image, in pixels. */
    public static final int LONGEST_SIDE = 4096;

    /** Older records lack some of it. */
    public ImageSpec {
        size = size == null ? Optional.empty() : size;
        colour = colour == null ? Optional.empty() : colour;
        fit = fit == null ? Fit.CROP : fit;
        normalise = normalise == null ? Optional.empty() : normalise;
        ground = ground == null ? Ground.WHITE : ground;
        bits = bits == null ? Optional.empty() : bits;
    }

    /**
     * The size of images.
     *
     * @param height in pixels, 1 to {@link #LONGEST_SIDE}
     * @param width in pixels, 1 to {@link #LONGEST_SIDE}
     */
    public record Size(int height, int width) {
        /** @throws IllegalArgumentException when a side is out of range */
        public Size {
            if (Math.min(height, width) < 1 || Math.max(height, width) > LONGEST_SIDE) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "no image has %d × %d pixels", height, width));
            }
        }

        @Override
        public String toString() {
            return height + " × " + width;
        }
    }

    /** Which values a pixel has. */
    public enum Colour {
        /** Grey values, the luma of each pixel. */
        GREY(1),
        /** Red, green and blue. */
        RGB(3);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }

        /** Values of a pixel. */
        public int channels() {
            return channels;
        }

        /** The word for it in the YAML file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The treatment of a picture that has other proportions than the image. */
    public enum Fit {
        /** The picture's middle fills the image; what lies beyond is cut off. */
        CROP,
        /** All of it is shown; the ground fills the rest. */
        PAD,
        /** All of it fills the image, and its proportions change. */
        STRETCH;

        /** The word for it in the YAML file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The change that a network makes to the values 0 to 1 before its first layer. */
    public enum Normalise {
        /** Subtracts the mean and divides by the standard deviation of all training images' values, channel by channel. */
        STANDARD,
        /** Leaves the values as they are. */
        NONE;

        /** The word for it in the YAML file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A colour behind and beside pictures. */
    public enum Ground {
        /** All channels are 255. */
        WHITE(255),
        /** All channels are 0. */
        BLACK(0);

        private final int value;

        Ground(int value) {
            this.value = value;
        }

        /** The value of each channel, 0 to 255. */
        public int value() {
            return value;
        }

        /** The word for it in the YAML file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it leaves open how pictures are framed: it says neither size nor colour, fit nor ground. */
    public boolean leavesFraming() {
        return with(Optional.empty()).withBits(Optional.empty()).equals(FROM_DATA);
    }

    /** Says that images have this size, and the colour of its channels. */
    public ImageSpec with(Shape shape) {
        return new ImageSpec(
                Optional.of(new Size(shape.height(), shape.width())),
                Optional.of(shape.channels() == 1 ? Colour.GREY : Colour.RGB),
                fit,
                normalise,
                ground,
                bits);
    }

    /** Says how many bits the values of files with 16 bits have; nothing, when it is empty. */
    public ImageSpec withBits(Optional<Integer> other) {
        return new ImageSpec(size, colour, fit, normalise, ground, other);
    }

    /** Says how values are normalised; nothing, when it is empty. */
    public ImageSpec with(Optional<Normalise> other) {
        return new ImageSpec(size, colour, fit, other, ground, bits);
    }

    /**
     * The shape of the images.
     *
     * @throws java.util.NoSuchElementException when size or colour isn't said
     */
    public Shape shape() {
        Size pixels = size.orElseThrow();
        return new Shape(colour.orElseThrow().channels(), pixels.height(), pixels.width());
    }
}
