package werkbank.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import werkbank.WerkbankException;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Network;
import werkbank.experiment.trial.Teacher;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.Shape;

/** A teacher's networks in memory. They run on the calling thread. */
public final class TeacherNetworks implements AutoCloseable {
    private final Engine engine;
    private final List<Weighted> networks = new ArrayList<>();
    private final double temperature;
    private final Shape images;

    /** @param weight share in the mean */
    private record Weighted(Network network, double weight) {}

    private TeacherNetworks(Engine engine, double temperature, Shape images) {
        this.engine = engine;
        this.temperature = temperature;
        this.images = images;
    }

    /**
     * Reads all networks, which are for images of this shape.
     *
     * @throws WerkbankException when a file is missing or another one than the teacher was made of
     */
    public static TeacherNetworks read(Engine engine, Teacher teacher, Path studyFolder, Shape images) {
        TeacherNetworks read = new TeacherNetworks(engine, teacher.temperature(), images);
        try {
            for (Teacher.Member member : teacher.members()) {
                member.models()
                        .forEach(model -> read.add(
                                model,
                                studyFolder,
                                member.weight() / member.models().size()));
            }
            return read;
        } catch (RuntimeException e) {
            read.close();
            throw e;
        }
    }

    private void add(StoredFile model, Path studyFolder, double weight) {
        Path file = DurableFile.within(studyFolder, model.path());
        if (!DurableFile.isUnchanged(file, model.bytes(), model.sha256())) {
            throw new WerkbankException(String.format(Locale.ROOT, "the teacher's %s is missing or was changed", file));
        }
        networks.add(new Weighted(Engines.forReading(engine, file, images).read(file, images), weight));
    }

    /**
     * Computes the teacher's answer for images.
     *
     * @param features [images][channels][height][width] in one row, values 0 to 1
     * @return [images][classes] in one row, each image's summing to 1
     */
    public float[] probabilities(float[] features) {
        float[][] mean = weighted(networks.get(0), features);
        for (Weighted part : networks.subList(1, networks.size())) {
            add(weighted(part, features), mean);
        }
        if (temperature != 1) {
            Arrays.stream(mean).forEach(this::temper);
        }
        return flat(mean);
    }

    private static float[][] weighted(Weighted part, float[] features) {
        float[][] rows = part.network().probabilities(features);
        float weight = (float) part.weight();
        for (float[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                row[c] *= weight;
            }
        }
        return rows;
    }

    private static void add(float[][] rows, float[][] sums) {
        for (int row = 0; row < rows.length; row++) {
            for (int c = 0; c < rows[row].length; c++) {
                sums[row][c] += rows[row][c];
            }
        }
    }

    /** Makes p^(1 / temperature) of each probability, normalised. */
    private void temper(float[] row) {
        float exponent = (float) (1 / temperature);
        float sum = 0;
        for (int c = 0; c < row.length; c++) {
            row[c] = (float) Math.pow(row[c], exponent);
            sum += row[c];
        }
        for (int c = 0; c < row.length; c++) {
            row[c] /= sum;
        }
    }

    private static float[] flat(float[][] rows) {
        int classes = rows[0].length;
        float[] flat = new float[rows.length * classes];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * classes, classes);
        }
        return flat;
    }

    @Override
    public void close() {
        networks.forEach(part -> part.network().close());
        networks.clear();
    }
}
