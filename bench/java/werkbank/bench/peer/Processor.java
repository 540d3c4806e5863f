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

    private Processor() {}

    /** Count of cores, name, family and the best of its abilities: {@code 2 cores of AMD EPYC, family 26, avx512_bf16}. */
    static String words(int cores) {
        try {
            return words(cores, DeviceName.ofProcessor(), Files.readAllLines(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return words(cores, DeviceName.ofProcessor(), List.of()); // no Linux
        }
    }

    static String words(int cores, String name, List<String> cpuinfo) {
        Set<String> flags = new HashSet<>(Arrays.asList(value(cpuinfo, "flags").split(" ")));
        String family = value(cpuinfo, "cpu family");
        return Stream.of(
                        String.format(Locale.ROOT, "%d %s of %s", cores, cores == 1 ? "core" : "cores", name),
                        family.isEmpty() ? "" : "family " + family,
                        ABILITIES.stream().filter(flags::contains).findFirst().orElse(""))
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
