package werkbank.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import werkbank.WerkbankException;
import werkbank.experiment.trial.Teacher;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.Shape;

/** A teacher's networks in memory. They run on the calling thread. */
public final class TeacherNetworks implements AutoCloseable {
    private final List<Weighted> networks = new ArrayList<>();
    private final double temperature;
    private final Shape images;

    /** @param weight share in the mean */
    private record Weighted(MultiLayerNetwork network, double weight) {}

    private TeacherNetworks(double temperature, Shape images) {
        this.temperature = temperature;
        this.images = images;
    }

    /**
     * Reads all networks, which are for images of this shape.
     *
     * @throws WerkbankException when a file is missing or another one than the teacher was made of
     */
    public static TeacherNetworks read(Teacher teacher, Path studyFolder, Shape images) {
        TeacherNetworks read = new TeacherNetworks(teacher.temperature(), images);
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
        networks.add(new Weighted(NetworkPredictor.read(file, images), weight));
    }

    /**
     * The teacher's answer.
     *
     * @param features [images][channels][height][width], values 0 to 1
     * @return [images][classes], each row summing to 1; the caller closes it
     */
    public INDArray probabilities(INDArray features) {
        INDArray mean = null;
        for (Weighted part : networks) {
            INDArray said = part.network().output(features, false).muli(part.weight());
            if (mean == null) {
                mean = said;
            } else {
                mean.addi(said);
                said.close();
            }
        }
        return tempered(mean);
    }

    /** p^(1 / temperature), normalised; overwrites the mean. */
    private INDArray tempered(INDArray mean) {
        if (temperature != 1) {
            Transforms.pow(mean, 1 / temperature, false);
            try (INDArray sums = mean.sum(true, 1)) {
                mean.diviColumnVector(sums);
            }
        }
        return mean;
    }

    @Override
    public void close() {
        networks.forEach(part -> part.network().close());
        networks.clear();
    }
}
