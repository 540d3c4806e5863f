package werkbank.report.view;

import java.util.Optional;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EightBits.Compared;

/**
 * A member of the ensemble in eight bits.
 *
 * @param taken whether it answers so
 * @param floats layers that stay in 32 bits
 * @param whyNot why it wasn't tried; empty when it was
 * @param compared with itself in 32 bits on the validation images
 */
public record EightBitView(boolean taken, int floats, Optional<String> whyNot, Optional<Compared> compared) {
    public static EightBitView of(EightBits tried) {
        return new EightBitView(tried.wasTaken(), tried.layersInFloats(), tried.whyNot(), tried.compared());
    }
}
