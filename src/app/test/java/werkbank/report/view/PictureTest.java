package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import werkbank.report.figure.Png;

class PictureTest {
    @Test
    void pixelsSurviveAsPng() throws Exception {
        byte[] pixels = {0, 127, (byte) 200, (byte) 255, 1, 2};
        String uri = Png.dataUri(pixels, 2, 3);
        byte[] png = Base64.getDecoder().decode(uri.substring("data:image/png;base64,".length()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        int[] grey = image.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null);
        assertThat(grey).containsExactly(0, 127, 200, 255, 1, 2);
    }
}
