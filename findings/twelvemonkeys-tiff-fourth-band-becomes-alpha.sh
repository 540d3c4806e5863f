#!/usr/bin/env bash
# TwelveMonkeys imageio-tiff 3.15.0, an RGB TIFF with a fourth sample that ExtraSamples calls unspecified (0), as aerial
# pictures have their near infrared.
# Guess: TIFF has a value of its own for alpha (1 or 2), so a fourth sample that isn't alpha is left out or kept apart.
# Seen: getRawImageType says that there is no alpha, and read() makes a BufferedImage of TYPE_4BYTE_ABGR whose alpha is the
# fourth sample: 0 infrared is a transparent pixel. Drawn on a ground, such a picture shows the ground. With 16 bits a
# sample the image that is read has no alpha, so it depends on the depth.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>com.twelvemonkeys.imageio</groupId><artifactId>imageio-tiff</artifactId><version>3.15.0</version>
  </dependency></dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

class Look {
    public static void main(String[] args) throws Exception {
        for (int bits : new int[] {8, 16}) {
            ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
            tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) 10);
            int[][] entries = {{256, 4, 1, 1}, {257, 4, 1, 1}, {258, 3, 4, 140}, {259, 3, 1, 1}, {262, 3, 1, 2},
                {273, 4, 1, 150}, {277, 3, 1, 4}, {278, 4, 1, 1}, {279, 4, 1, bits / 2}, {338, 3, 1, 0}};
            for (int[] entry : entries) {
                tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
            }
            for (int band = 0; band < 4; band++) {
                tiff.putShort(140 + 2 * band, (short) bits);
                tiff.put(150 + band * bits / 8, (byte) (band == 3 ? 0 : 100));
            }
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(tiff.array())));
            BufferedImage image = reader.read(0);
            System.out.println(reader.getOriginatingProvider().getVendorName() + " " + bits + " raw alpha "
                + reader.getRawImageType(0).getColorModel().hasAlpha() + ", read type " + image.getType() + " alpha "
                + image.getColorModel().hasAlpha() + ", of the pixel " + (image.getRGB(0, 0) >>> 24));
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -qx 'TwelveMonkeys 8 raw alpha false, read type 6 alpha true, of the pixel 0' seen
grep -qx 'TwelveMonkeys 16 raw alpha false, read type 0 alpha false, of the pixel 255' seen
