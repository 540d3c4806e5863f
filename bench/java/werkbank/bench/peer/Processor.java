package werkbank.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.engine.device.DeviceName;

/** The processor that was measured on. */
final class Processor {
    /** What decides how convolutions are computed, as Linux names it, the most first. */
    private static final List<String> ABILITIES = List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2");

    /** What holds oneDNN to fewer instructions than the processor has, ours and the one in PyTorch alike. */
    private static final String LIMIT = "DNNL_MAX_CPU_ISA";

    private Processor() {}

    /**
     * Count of cores, name, family and the best of its abilities: {@code 2 cores of AMD EPYC, family 26, avx512_bf16}; and
     * what oneDNN is held to, if it is.
     */
    static String words(int cores) {
        String limit = System.getenv().getOrDefault(LIMIT, "");
        try {
            return words(cores, DeviceName.ofProcessor(), Files.readAllLines(Path.of("/proc/cpuinfo")), limit);
        } catch (IOException e) {
            return words(cores, DeviceName.ofProcessor(), List.of(), limit); // no Linux
        }
    }

    /** @param limit that oneDNN is held to; empty for none */
    static String words(int cores, String name, List<String> cpuinfo, String limit) {
        Set<String> flags = new HashSet<>(Arrays.asList(value(cpuinfo, "flags").split(" ")));
        String family = value(cpuinfo, "cpu family");
        return Stream.of(
                        String.format(Locale.ROOT, "%d %s of %s", cores, cores == 1 ? "core" : "cores", name),
                        family.isEmpty() ? "" : "family " + family,
                        ABILITIES.stream().filter(flags::contains).findFirst().orElse(""),
                        limit.isEmpty() ? "" : "held to " + limit.toUpperCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    private static String value(List<String> cpuinfo, String key) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
