package werkbank.engine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text that {@code nvidia-smi} prints for the query of {@link NvidiaSmi}, in words or as GPUs. */
final class NvidiaSmiOutput {
    private static final int FIELDS = 5;

    private NvidiaSmiOutput() {}

    /**
     * @param exitCode of the tool
     * @param text a line for each GPU: index, name, compute capability, driver, memory in MiB; or an error message
     */
    static FoundGpus read(int exitCode, String text) {
        List<Gpu> gpus = new ArrayList<>();
        text.lines().map(NvidiaSmiOutput::gpu).flatMap(Optional::stream).forEach(gpus::add);
        return exitCode == 0 && !gpus.isEmpty() ? FoundGpus.of(gpus) : FoundGpus.none(reason(exitCode, text));
    }

    /** Reads a GPU from a line; empty when the line isn't one of a GPU whose generation is known. */
    private static Optional<Gpu> gpu(String line) {
        String[] fields = line.strip().split("\\s*,\\s*");
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        // Counted from the end, because a name could have a comma.
        int last = fields.length - 1;
        String name = String.join(", ", List.of(fields).subList(1, last - 2));
        return ComputeCapability.parse(fields[last - 2]).flatMap(capability -> whole(fields[0])
                .map(index -> new Gpu(
                        index.intValue(),
                        name,
                        capability,
                        fields[last - 1],
                        whole(fields[last]).orElse(0L))));
    }

    private static Optional<Long> whole(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String reason(int exitCode, String text) {
        String said = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        if (said.contains("compute_cap") && said.contains("not a valid field")) {
            return "this nvidia-smi doesn't tell the compute capability, as those of drivers before 510 don't;"
                    + " update the driver";
        }
        if (said.contains("couldn't communicate with the NVIDIA driver")) {
            return "nvidia-smi can't reach the NVIDIA driver; load or install it";
        }
        if (said.isEmpty()) {
            return String.format(Locale.ROOT, "nvidia-smi ended with exit code %d and said nothing", exitCode);
        }
        return String.format(Locale.ROOT, "nvidia-smi said '%s'", said);
    }
}
