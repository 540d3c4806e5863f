package outside;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import werkbank.classifier.Classifier;
import werkbank.ensemble.Prediction;

/** Classifies the first of MNIST's training digits with an ensemble, and tells how large its own class path is. */
public final class Classify {
    private static final int IMAGES = 200;

    private Classify() {}

    /** @param args an ensemble's folder or zip, a gzipped IDX file of images and one of labels */
    public static void main(String[] args) throws IOException {
        List<BufferedImage> images = images(Path.of(args[1]));
        byte[] labels = labels(Path.of(args[2]));
        int right = 0;
        long begun = System.nanoTime();
        try (Classifier classifier = Classifier.open(Path.of(args[0]))) {
            List<Prediction> predictions = classifier.classify(images);
            for (int i = 0; i < IMAGES; i++) {
                right += predictions.get(i).predicted() == labels[i] ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Path> jars = jars();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        System.out.printf(
                Locale.ROOT,
                "{\"images\": %d, \"right\": %d, \"seconds\": %.1f, \"jars\": %d, \"megabytes\": %.1f}%n",
                IMAGES,
                right,
                seconds,
                jars.size(),
                bytes / 1e6);
    }

    private static List<BufferedImage> images(Path file) throws IOException {
        List<BufferedImage> images = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            int height = in.readInt();
            int width = in.readInt();
            while (images.size() < IMAGES) {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
                image.getRaster().setDataElements(0, 0, width, height, in.readNBytes(height * width));
                images.add(image);
            }
        }
        return images;
    }

    private static byte[] labels(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            return in.readNBytes(IMAGES);
        }
    }

    private static List<Path> jars() {
        String separator = Pattern.quote(System.getProperty("path.separator"));
        return Arrays.stream(System.getProperty("java.class.path").split(separator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }
}
