package werkbank.experiment;

import java.util.List;

/**
 * The versions, the machine and the data that a study's figures depend on beside its space and seed.
 *
 * @param engine name of what computes its networks; {@code dl4j} for studies of a version that had no other
 * @param backend the engine's own word for what it computes on
 */
public record Provenance(
        String werkbank,
        String deeplearning4j,
        String arbiter,
        String java,
        String os,
        String processor,
        int cores,
        String engine,
        String backend,
        String convolution,
        int workers,
        int threadsPerWorker,
        List<DataFile> data) {
    public Provenance {
        engine = engine == null ? "dl4j" : engine;
    }

    /**
     * A data file that was read.
     *
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     * @param items images or labels in it
     */
    public record DataFile(String name, String sha256, int items) {}
}
