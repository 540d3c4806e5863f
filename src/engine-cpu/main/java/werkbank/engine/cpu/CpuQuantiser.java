package werkbank.engine.cpu;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.engine.Quantiser;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Ranges;
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
    public Ranges calibrate(Path zip, Images images) {
        return Calibration.of(FusedNetwork.of(SavedNetwork.read(zip, images.shape())), images);
    }

    @Override
    public Network read(Path zip, Shape images, Ranges ranges) {
        FusedNetwork network = FusedNetwork.of(SavedNetwork.read(zip, images));
        if (!network.ownRanges().equals(ranges.outputs().keySet())) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: ranges of the layers %s; expected those of %s; build the ensemble again",
                    zip,
                    ranges.outputs().keySet(),
                    network.ownRanges()));
        }
        return new EightBitNetwork(Arithmetic.levels(network, ranges));
    }
}
