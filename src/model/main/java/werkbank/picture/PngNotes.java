package werkbank.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The notes of a PNG on its samples, which Java's reader passes over; none for other formats. */
final class PngNotes {
    private static final String TREE = "javax_imageio_png_1.0";
    private static final int MOST_BITS = 16;

    /** The longest profile, in bytes; those of screens and cameras have a few thousand. */
    private static final int MOST_BYTES = 4 << 20;

    /** A step of 8 bits. */
    private static final float STEP = 1 / 255f;

    /** Colours that other primaries, and other curves, change by more than a step. */
    private static final List<float[]> PROBES =
            List.of(new float[] {0.1f, 0.5f, 0.9f}, new float[] {0.9f, 0.1f, 0.5f}, new float[] {0.5f, 0.9f, 0.1f});

    private final Map<String, Node> notes;

    private PngNotes(Map<String, Node> notes) {
        this.notes = notes;
    }

    static PngNotes of(ImageReader reader) throws IOException {
        Map<String, Node> notes = new HashMap<>();
        // Java's reader of JPEG fails on the notes of photos that it reads well.
        if (reader.getFormatName().equalsIgnoreCase("png")) {
            Node tree = reader.getImageMetadata(0).getAsTree(TREE);
            for (Node note = tree.getFirstChild(); note != null; note = note.getNextSibling()) {
                notes.put(note.getNodeName(), note);
            }
        }
        return new PngNotes(notes);
    }

    /** The fewest significant bits that the sBIT chunk gives; empty without one. */
    OptionalInt significantBits() {
        return Optional.ofNullable(notes.get("sBIT"))
                .flatMap(note -> Optional.ofNullable(note.getFirstChild()))
                .map(kind -> fewest(kind.getAttributes()))
                .orElseGet(OptionalInt::empty);
    }

    private static OptionalInt fewest(NamedNodeMap channels) {
        OptionalInt fewest = OptionalInt.empty();
        for (int i = 0; i < channels.getLength(); i++) {
            int bits = Integer.parseInt(channels.item(i).getNodeValue());
            boolean isColour = !channels.item(i).getNodeName().equals("alpha");
            if (isColour && bits >= 1 && bits <= fewest.orElse(MOST_BITS)) {
                fewest = OptionalInt.of(bits);
            }
        }
        return fewest;
    }

    /**
     * The image with the colours of the iCCP chunk's profile, which Java's reader takes for sRGB; as it is where there is
     * none, or none that can be used, and where the image has a palette or grey values.
     */
    BufferedImage inItsProfile(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean hasColours = model instanceof ComponentColorModel && model.getNumColorComponents() == 3;
        return Optional.ofNullable(notes.get("iCCP"))
                .filter(note -> hasColours)
                .flatMap(PngNotes::space)
                .map(space -> new BufferedImage(
                        new ComponentColorModel(
                                space,
                                model.hasAlpha(),
                                model.isAlphaPremultiplied(),
                                model.getTransparency(),
                                model.getTransferType()),
                        image.getRaster(),
                        model.isAlphaPremultiplied(),
                        null))
                .orElse(image);
    }

    private static Optional<ColorSpace> space(Node note) {
        byte[] compressed = (byte[]) ((IIOMetadataNode) note).getUserObject();
        try (InputStream profile = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile.readNBytes(MOST_BYTES)));
            return space.getType() == ColorSpace.TYPE_RGB && isOther(space) ? Optional.of(space) : Optional.empty();
        } catch (IOException | IllegalArgumentException | CMMException e) {
            // A profile is a note: without it the picture can be read all the same.
            return Optional.empty();
        }
    }

    /** Whether it is another space than sRGB, the profile of most files that have one. */
    private static boolean isOther(ColorSpace space) {
        return PROBES.stream().anyMatch(probe -> {
            float[] seen = space.toRGB(probe);
            return IntStream.range(0, probe.length).anyMatch(i -> Math.abs(seen[i] - probe[i]) > STEP);
        });
    }
}
