package werkbank.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The formats of pictures that are read, told apart by the first bytes of a file and not by its name. */
enum PictureFormat {
    PNG("PNG", List.of("png"), bytes -> starts(bytes, 0, "\u0089PNG\r\n\u001A\n")),
    JPEG("JPEG", List.of("jpg", "jpeg", "jpe", "jfif"), bytes -> starts(bytes, 0, "\u00FF\u00D8\u00FF")),
    BMP("BMP", List.of("bmp", "dib"), bytes -> starts(bytes, 0, "BM")),
    GIF("GIF", List.of("gif"), bytes -> starts(bytes, 0, "GIF8")),
    WEBP("WebP", List.of("webp"), bytes -> starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")),
    TIFF("TIFF", List.of("tif", "tiff"), bytes -> starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*"));

    private final String title;
    /** How names of such files end, in lower case. */
    private final List<String> endings;

    private final Signature signature;

    private interface Signature {
        boolean fits(byte[] encoded);
    }

    PictureFormat(String title, List<String> endings, Signature signature) {
        this.title = title;
        this.endings = endings;
        this.signature = signature;
    }

    /** 'PNG, JPEG, BMP, GIF, WebP or TIFF', for messages. */
    static String list() {
        String all = Stream.of(values()).map(one -> one.title).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /** Whether files of some format have names that end so, in lower case. */
    static boolean isEnding(String ending) {
        return Stream.of(values()).anyMatch(one -> one.endings.contains(ending));
    }

    static Optional<PictureFormat> of(byte[] encoded) {
        return Stream.of(values()).filter(one -> one.signature.fits(encoded)).findFirst();
    }

    /** Whether what a file says of its picture stands before the pixels. */
    boolean hasNotesFirst() {
        return this != WEBP && this != TIFF;
    }

    /** A reader of the format, to be disposed of. */
    ImageReader reader() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            throw new IOException("no reader of " + title);
        }
        ImageReader reader = readers.next();
        // Java has a reader of TIFF too, which knows fewer of its kinds.
        while (this == TIFF && readers.hasNext() && !isOfTwelveMonkeys(reader)) {
            reader = readers.next();
        }
        return reader;
    }

    private static boolean isOfTwelveMonkeys(ImageReader reader) {
        return reader.getClass().getName().startsWith("com.twelvemonkeys.");
    }

    private static boolean starts(byte[] encoded, int from, String with) {
        byte[] signature = with.getBytes(StandardCharsets.ISO_8859_1);
        return encoded.length >= from + signature.length
                && Arrays.equals(encoded, from, from + signature.length, signature, 0, signature.length);
    }
}
