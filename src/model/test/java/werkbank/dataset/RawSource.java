package werkbank.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;

/**
 * A format that was made up to show what a picture format takes: this file, and a line in {@code META-INF/services}. A file
 * has the count of its classes and their names, the shape, the count of its images, then of each its label and its pixels.
 */
public final class RawSource implements ImageSource {
    public static final String TRAINING = "training.raw";
    public static final String TEST = "test.raw";

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        return Files.exists(folder.resolve(TRAINING)) || Files.exists(folder.resolve(TEST))
                ? Optional.empty()
                : Optional.of("no file " + TRAINING);
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        return Files.exists(request.folder().resolve(TEST));
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        return read(request.folder().resolve(TRAINING));
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        return read(request.folder().resolve(TEST));
    }

    private static ImageSet read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
            List<String> names = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                names.add(in.readUTF());
            }
            Shape shape = new Shape(in.readByte(), in.readByte(), in.readByte());
            byte[][] pixels = new byte[in.readInt()][shape.values()];
            int[] labels = new int[pixels.length];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = in.readByte();
                in.readFully(pixels[row]);
            }
            return new ImageSet(
                    new LabelledImages(new Images(pixels, shape), labels, names.size()),
                    new ClassNames(names),
                    List.of(new SourceFile(file.getFileName().toString(), DurableFile.sha256(content), labels.length)));
        } catch (IOException e) {
            throw new InputException(file + ": is missing or damaged; write it again", e);
        }
    }

    /** Writes such a file; sides of at most 127 pixels. */
    public static void write(Path file, LabelledImages images, ClassNames names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(names.count());
        for (String name : names.names()) {
            out.writeUTF(name);
        }
        out.writeByte(images.shape().channels());
        out.writeByte(images.shape().height());
        out.writeByte(images.shape().width());
        out.writeInt(images.rows());
        for (int row = 0; row < images.rows(); row++) {
            out.writeByte(images.labels()[row]);
            out.write(images.images().row(row));
        }
        Files.write(file, bytes.toByteArray());
    }
}
