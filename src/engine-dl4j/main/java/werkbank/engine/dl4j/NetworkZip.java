package werkbank.engine.dl4j;

import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.InputException;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Shape;

/**
 * A network as DL4J's own {@code ModelSerializer} writes it, from anybody. DL4J gets a configuration that was checked and as
 * many parameters as it needs.
 */
public final class NetworkZip {
    private NetworkZip() {}

    /**
     * Reads the network, without what is for training on.
     *
     * @param images that it is for
     * @throws werkbank.InputException as {@link SavedNetwork#read} does
     */
    public static MultiLayerNetwork read(Path file, Shape images) {
        SavedNetwork saved = SavedNetwork.read(file, images).saved();
        try {
            MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(saved.configuration()));
            network.init(Nd4j.createFromArray(saved.coefficients()), false);
            return network;
        } catch (RuntimeException e) {
            throw new InputException("can't read the network in " + file + ": " + e.getMessage(), e);
        }
    }
}
