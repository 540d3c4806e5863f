package werkbank.ensemble;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.picture.EncodedPicture;
import werkbank.picture.Framing;
import werkbank.picture.PictureFile;
import werkbank.picture.PictureFraming;
import werkbank.picture.PlanarImage;
import werkbank.recipe.ImageSpec;

/** Brings pictures of any size to what the networks of an ensemble take. */
public final class FramedInput {
    private final EnsembleManifest.Input input;
    private final ImageSpec spec;
    private final PictureFraming framing;

    /**
     * @param wish how pictures are framed; empty for the way of the manifest
     * @throws InputException when a framing of grey images is wished for colour
     */
    public FramedInput(EnsembleManifest.Input input, Optional<Framing> wish) {
        this.input = input;
        Optional<Framing> grey = wish.or(input::grey);
        grey.filter(way -> input.channels() > 1).ifPresent(way -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the framing '%s' is for grey images, and these networks take colour; leave it out",
                    way.label()));
        });
        ImageSpec said = grey.isPresent() ? ImageSpec.FROM_DATA.withBits(bits()) : input.asTrained();
        this.spec = said.with(input.shape());
        this.framing = new PictureFraming(spec, grey);
    }

    /**
     * Decodes and frames a picture.
     *
     * @throws InputException when it is no picture, too large, damaged, or there is no ink on it with {@link Framing#MNIST}
     */
    public PlanarImage of(EncodedPicture picture) {
        return planar(framing.of(picture));
    }

    /**
     * Frames an image in memory as a file with the same values.
     *
     * @param name for messages
     * @throws InputException when its values are of fewer bits than they are stored in, and the manifest doesn't say of how
     *     many, or there is no ink on it with {@link Framing#MNIST}
     */
    public PlanarImage of(BufferedImage image, String name) {
        PlanarImage planar =
                PictureFile.planar(image, input.channels(), spec.ground().value(), bits(), name);
        return planar(framing.of(planar, name));
    }

    /**
     * Tells what a picture loses because its values are brighter than the training pictures' had bits for, in words without
     * a full stop; empty where it loses nothing.
     *
     * @throws InputException when it is no picture, too large, or damaged
     */
    public Optional<String> lost(EncodedPicture picture) {
        if (bits().isEmpty() || !picture.header().isWide()) {
            return Optional.empty();
        }
        int white = (1 << bits().get()) - 1;
        return picture.brightest().stream()
                .filter(brightest -> brightest > white)
                .mapToObj(brightest -> String.format(
                        Locale.ROOT,
                        "16-bit values up to %,d: with %d bits, as in training, those from %,d on are white",
                        brightest,
                        bits().get(),
                        white))
                .findFirst();
    }

    private Optional<Integer> bits() {
        return input.asTrained().bits();
    }

    private PlanarImage planar(byte[] values) {
        return new PlanarImage(values, input.channels(), input.height(), input.width());
    }

    /** Puts images together that were framed. */
    public Images images(Iterable<PlanarImage> framed) {
        List<byte[]> values = new ArrayList<>();
        framed.forEach(image -> values.add(image.values()));
        return new Images(values.toArray(byte[][]::new), input.shape());
    }
}
