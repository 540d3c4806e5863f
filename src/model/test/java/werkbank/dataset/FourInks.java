package werkbank.dataset;

import java.awt.image.BandedSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files with four inks, as Adobe's programs write them: stored is what each ink leaves of the light. */
public final class FourInks {
    private static final int[] APP14 = {0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

    private FourInks() {}

    /** A square of one colour; inks 0 to 255. */
    public static byte[] jpeg(int side, int... inks) throws IOException {
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, side, side, inks.length), null);
        for (int band = 0; band < inks.length; band++) {
            int[] samples = new int[side * side];
            Arrays.fill(samples, 255 - inks[band]);
            raster.setSamples(0, 0, side, side, band, samples);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam fine = writer.getDefaultWriteParam();
            fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            fine.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), fine);
        } finally {
            writer.dispose();
        }
        return marked(out.toByteArray());
    }

    private static byte[] marked(byte[] jpeg) {
        byte[] marked = new byte[jpeg.length + APP14.length];
        System.arraycopy(jpeg, 0, marked, 0, 2);
        for (int i = 0; i < APP14.length; i++) {
            marked[2 + i] = (byte) APP14[i];
        }
        System.arraycopy(jpeg, 2, marked, 2 + APP14.length, jpeg.length - 2);
        return marked;
    }
}
