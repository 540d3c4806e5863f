package werkbank.picture;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
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
    static Orientation of(byte[] encoded, PictureFormat format) {
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

    private static Metadata metadata(byte[] encoded, PictureFormat format)
            throws ImageProcessingException, IOException {
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(new ByteArrayInputStream(encoded), List.of(new ExifReader()));
            case PNG -> ofPng(encoded);
            case WEBP -> WebpMetadataReader.readMetadata(new ByteArrayInputStream(encoded));
            case TIFF -> TiffMetadataReader.readMetadata(new ByteArrayInputStream(encoded));
            case BMP, GIF -> new Metadata();
        };
    }

    private static Metadata ofPng(byte[] encoded) throws ImageProcessingException, IOException {
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

    /** Whether height and width change their places when the picture is turned upright. */
    boolean isOnItsSide() {
        return exif >= 5;
    }

    /** Turns a picture upright. */
    PlanarImage applied(PlanarImage image) {
        if (!isTurned()) {
            return image;
        }
        int height = isOnItsSide() ? image.width() : image.height();
        int width = isOnItsSide() ? image.height() : image.width();
        byte[] values = new byte[image.values().length];
        for (int i = 0; i < values.length; i++) {
            int place = i % image.plane();
            int stored = stored(image.height() - 1, image.width() - 1, image.width(), place / width, place % width);
            values[i] = image.values()[i - place + stored];
        }
        return new PlanarImage(values, image.channels(), height, width);
    }

    /** The index in the file's plane of what belongs at a row and column. */
    private int stored(int bottom, int right, int width, int row, int column) {
        return switch (exif) {
            case 2 -> row * width + right - column;
            case 3 -> (bottom - row) * width + right - column;
            case 4 -> (bottom - row) * width + column;
            case 5 -> column * width + row;
            case 6 -> (bottom - column) * width + row;
            case 7 -> (bottom - column) * width + right - row;
            case 8 -> column * width + right - row;
            default -> row * width + column;
        };
    }
}
