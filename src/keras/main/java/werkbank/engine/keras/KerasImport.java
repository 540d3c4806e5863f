package werkbank.engine.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.InputException;
import werkbank.engine.onednn.NativeOrder;
import werkbank.engine.saved.ImportedNetwork;
import werkbank.engine.saved.NetworkImport;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;

/** Reads Keras's sequential networks in HDF5 files of Keras 2 and 3. */
public final class KerasImport implements NetworkImport {
    @Override
    public String name() {
        return "keras";
    }

    @Override
    public boolean recognises(Path file) {
        return KerasFile.isHdf5(file);
    }

    @Override
    public ImportedNetwork read(Path file, Shape images) {
        NativeOrder.oneDnnFirst();
        try (KerasFile keras = new KerasFile(file)) {
            return read(keras, images);
        } catch (IOException | InvalidKerasConfigurationException | UnsupportedKerasConfigurationException e) {
            throw failure(file, e);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            // HDF5's errors come as these, and DL4J's where arrays and sizes disagree.
            throw new InputException("can't read " + file + ": it is damaged or incomplete: " + reason(e), e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new InputException(
                    "can't read " + file + ": HDF5's native library isn't there for this system: " + e.getMessage(), e);
        }
    }

    private static ImportedNetwork read(KerasFile keras, Shape images)
            throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
        List<ListedLayer> listed = keras.layers();
        LayerTranslation.Translated ours = LayerTranslation.of(listed, images);
        NetworkGraph graph = NetworkGraph.of(ours.layers(), images, ours.classes());
        MultiLayerNetwork imported = new WeightImport(keras).network(listed, images);
        try {
            return new ImportedNetwork(ours.layers(), ours.classes(), ParameterOrder.of(graph, imported, ours.names()));
        } finally {
            imported.close();
        }
    }

    private static InputException failure(Path file, Exception e) {
        return new InputException("can't read " + file + ": " + reason(e), e);
    }

    private static String reason(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(e.getClass().getSimpleName());
    }
}
