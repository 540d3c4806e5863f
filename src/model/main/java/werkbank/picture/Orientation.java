package werkbank.picture;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * How a camera held a picture, as its EXIF says (CIPA DC-008, tag 0x0112). The pixels of a file lie as the sensor had
 * them; whoever shows the picture turns it.
 *
 * @param exif 1 (upright) to 8
 */
public record Orientation(int exif) {
    static final Orientation UPRIGHT = new Orientation(1);

    /** Reads what the file says; {@link #UPRIGHT} where it says nothing, or nothing that can be understood. */
    static Orientation of(byte[] encoded, String format) {
        try {
            ExifIFD0Directory exif = metadata(encoded, format).getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return UPRIGHT;
            }
            int value = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            // A note that can't be read is no reason not to read the picture.
            return UPRIGHT;
        }
    }

    private static Metadata metadata(byte[] encoded, String format) throws ImageProcessingException, IOException {
        if (format.equals("jpeg")) {
            return JpegMetadataReader.readMetadata(new ByteArrayInputStream(encoded), List.of(new ExifReader()));
        }
        Metadata metadata = new Metadata();
        for (PngChunk chunk :
                new PngChunkReader().extract(new SequentialByteArrayReader(encoded), Set.of(PngChunkType.eXIf))) {
            new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
        }
        return metadata;
    }

    /** Whether the picture has to be turned or mirrored to be upright. */
    public boolean isTurned() {
        return exif != UPRIGHT.exif;
    }

    /** Turns a picture upright. */
    GreyImage applied(GreyImage image) {
        if (!isTurned()) {
            return image;
        }
        boolean onItsSide = exif >= 5;
        int height = onItsSide ? image.width() : image.height();
        int width = onItsSide ? image.height() : image.width();
        byte[] pixels = new byte[height * width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = (byte) stored(image, row, column);
            }
        }
        return new GreyImage(pixels, height, width);
    }

    private int stored(GreyImage image, int row, int column) {
        int bottom = image.height() - 1;
        int right = image.width() - 1;
        return switch (exif) {
            case 2 -> image.at(row, right - column);
            case 3 -> image.at(bottom - row, right - column);
            case 4 -> image.at(bottom - row, column);
            case 5 -> image.at(column, row);
            case 6 -> image.at(bottom - column, row);
            case 7 -> image.at(bottom - column, right - row);
            case 8 -> image.at(column, right - row);
            default -> image.at(row, column);
        };
    }
}
