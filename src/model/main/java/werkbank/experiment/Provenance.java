package werkbank.experiment;

import java.util.List;

/** What a study's figures depend on beside its space and seed: versions, machine, data. */
public record Provenance(
        String werkbank,
        String deeplearning4j,
        String arbiter,
        String java,
        String os,
        String processor,
        int cores,
        String backend,
        String convolution,
        int workers,
        int threadsPerWorker,
        List<DataFile> data) {

    /**
     * A data file that was read.
     *
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     * @param items images or labels in it
     */
    public record DataFile(String name, String sha256, int items) {}
}
