package werkbank.engine.cpu;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.engine.Quantiser;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;

/** Networks in eight bits on processors with VNNI, which multiply and add four bytes at once. */
final class CpuQuantiser implements Quantiser {
    @Override
    public String name() {
        return CpuEngine.NAME;
    }

    @Override
    public Hardware hardware() {
        return new CpuHardware();
    }

    @Override
    public Optional<String> whyNot() {
        return OneDnn.whyNot()
                .or(() -> OneDnn.multipliesBytes()
                        ? Optional.empty()
                        : Optional.of("computes in 8 bits only on a processor with VNNI, which this one has not"));
    }

    @Override
    public Optional<String> whyNot(Path zip, Shape images) {
        return whyNot().or(() ->
                FusedNetwork.whyNot(SavedNetwork.read(zip, images).graph()).map(reason -> reason + " in 8 bits"));
    }

    @Override
    public Quantisation calibrate(Path zip, Images images, Set<Integer> floats) {
        FusedNetwork network = FusedNetwork.of(SavedNetwork.read(zip, images.shape()));
        return new BiasCorrection(network, images)
                .of(Calibration.of(network, images).with(floats));
    }

    @Override
    public List<LayerSensitivity> sensitivities(Path zip, Images images) {
        return SensitivityAnalysis.of(FusedNetwork.of(SavedNetwork.read(zip, images.shape())), images);
    }

    @Override
    public Network read(Path zip, Shape images, Quantisation quantisation) {
        FusedNetwork network = FusedNetwork.of(SavedNetwork.read(zip, images));
        require(zip, "ranges", quantisation.outputs().keySet(), network.ownRanges());
        SortedSet<Integer> withWeights = network.withWeights();
        require(zip, "32 bits", quantisation.floats(), within(withWeights, quantisation.floats()));
        withWeights.add(network.logits());
        require(
                zip,
                "corrections",
                quantisation.corrections().keySet(),
                within(withWeights, quantisation.corrections().keySet()));
        for (FusedLayer layer : network.layers()) {
            requireChannels(zip, layer, quantisation.corrections().get(layer.node()));
        }
        return new EightBitNetwork(Arithmetic.levels(network, quantisation));
    }

    private static SortedSet<Integer> within(SortedSet<Integer> able, Set<Integer> named) {
        SortedSet<Integer> both = new TreeSet<>(able);
        both.retainAll(named);
        return both;
    }

    private static void require(Path zip, String what, Set<Integer> found, Set<Integer> expected) {
        if (!found.equals(expected)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %s of the layers %s; expected those of %s; build the ensemble again",
                    zip,
                    what,
                    found,
                    expected));
        }
    }

    private static void requireChannels(Path zip, FusedLayer layer, List<Float> correction) {
        if (correction != null && correction.size() != layer.output().channels()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %d corrections of layer %d; expected %d; build the ensemble again",
                    zip,
                    correction.size(),
                    layer.node(),
                    layer.output().channels()));
        }
    }
}
