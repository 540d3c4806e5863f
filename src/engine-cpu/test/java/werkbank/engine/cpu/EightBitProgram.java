package werkbank.engine.cpu;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.dnnl.global.dnnl;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.recipe.Quantisation;

/**
 * Computes {@link BrightQuarter}'s network in eight bits in a process of its own, for what oneDNN takes the processor for depends
 * on the environment.
 */
final class EightBitProgram {
    private EightBitProgram() {}

    /** Takes the network's zip. Prints the instructions that oneDNN has, and why not, or the probabilities row by row. */
    public static void main(String[] arguments) {
        CpuQuantiser quantiser = new CpuQuantiser();
        Path zip = Path.of(arguments[0]);
        System.out.println(dnnl.dnnl_get_effective_cpu_isa());
        Optional<String> whyNot = quantiser.whyNot();
        if (whyNot.isPresent()) {
            System.out.println(whyNot.get());
            return;
        }
        Images images = BrightQuarter.images();
        Quantisation quantisation = quantiser.calibrate(zip, images, Set.of());
        try (Network network = quantiser.read(zip, BrightQuarter.GREY, quantisation)) {
            for (float[] row : network.answers(images).orElseThrow()) {
                for (float probability : row) {
                    System.out.println(probability);
                }
            }
        }
    }
}
