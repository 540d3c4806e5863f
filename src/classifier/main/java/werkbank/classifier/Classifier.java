package werkbank.classifier;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.InputException;
import werkbank.engine.Engines;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.EnsembleManifest;
import werkbank.ensemble.FramedInput;
import werkbank.ensemble.Prediction;
import werkbank.picture.EncodedPicture;
import werkbank.picture.Framing;
import werkbank.picture.PlanarImage;
import werkbank.predict.KeptNetworks;

/**
 * An ensemble for other programs: opened once, asked often. Networks stay in memory until {@link #close}. Safe for
 * several threads, which take turns.
 *
 * <p>Values of 16 bits are spread as the training pictures' were; what is brighter than those had bits for is white.
 */
public final class Classifier implements AutoCloseable {
    private final Ensemble ensemble;
    private final KeptNetworks networks;
    private final FramedInput input;

    private Classifier(Ensemble ensemble, KeptNetworks networks, FramedInput input) {
        this.ensemble = ensemble;
        this.networks = networks;
        this.input = input;
    }

    /**
     * Opens an ensemble; each file is compared with its SHA-256.
     *
     * @param source a folder {@code results/STUDY/ensemble}, or the zip that {@code werkbank export} writes
     * @throws InputException when there is none, or a file in it is missing, damaged or another one's
     */
    public static Classifier open(Path source) {
        KeptNetworks networks = new KeptNetworks(Engines.best());
        Ensemble ensemble = Ensemble.open(source, networks);
        return new Classifier(
                ensemble, networks, new FramedInput(ensemble.manifest().input(), Optional.empty()));
    }

    /** Frames images in another way for the same ensemble; closing either classifier closes both. */
    public Classifier with(Framing other) {
        return new Classifier(ensemble, networks, new FramedInput(manifest().input(), Optional.of(other)));
    }

    /** The facts of the ensemble: members, weights, size of the images, where it comes from. */
    public EnsembleManifest manifest() {
        return ensemble.manifest();
    }

    /**
     * Classifies one image of any size.
     *
     * @throws IllegalStateException after {@link #close}
     * @throws InputException when there is no ink on it, with {@link Framing#MNIST}
     */
    public Prediction classify(BufferedImage image) {
        return classify(List.of(image)).get(0);
    }

    /**
     * Classifies one image, an encoded file.
     *
     * @param encoded bytes of a picture's file: PNG, JPEG, BMP, GIF, WebP or TIFF
     * @throws IllegalStateException after {@link #close}
     * @throws InputException when it is no image, or there is no ink on it
     */
    public Prediction classify(byte[] encoded) {
        return predict(List.of(input.of(new EncodedPicture(encoded, "image")))).get(0);
    }

    /**
     * Classifies several images of any size, which is quicker than one after the other.
     *
     * @return one for each, in their order
     * @throws IllegalStateException after {@link #close}
     * @throws InputException when there is no ink on one, with {@link Framing#MNIST}
     */
    public List<Prediction> classify(List<BufferedImage> images) {
        List<PlanarImage> framed = new ArrayList<>();
        for (BufferedImage image : images) {
            framed.add(input.of(image, "image " + (framed.size() + 1)));
        }
        return framed.isEmpty() ? List.of() : predict(framed);
    }

    private List<Prediction> predict(List<PlanarImage> framed) {
        return ensemble.predict(input.images(framed));
    }

    /**
     * Frees the memory of the networks, also for classifiers that {@link #with} has made of it; of one that is closed it
     * changes nothing.
     */
    @Override
    public void close() {
        networks.close();
        ensemble.close();
    }
}
