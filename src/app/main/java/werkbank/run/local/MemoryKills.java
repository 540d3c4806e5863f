package werkbank.run.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many processes Linux has killed because memory ran out, here or in a container, since it started. Other systems
 * don't tell.
 */
final class MemoryKills {
    private static final Path STATISTICS = Path.of("/proc/vmstat");
    private static final String KEY = "oom_kill ";

    private final OptionalLong before;

    private MemoryKills(OptionalLong before) {
        this.before = before;
    }

    /** Whether there were such kills. */
    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    /** Counts from now on. */
    static MemoryKills fromNow() {
        return new MemoryKills(count());
    }

    Verdict sinceThen() {
        return verdict(before, count());
    }

    static Verdict verdict(OptionalLong before, OptionalLong after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return after.getAsLong() > before.getAsLong() ? Verdict.YES : Verdict.NO;
    }

    private static OptionalLong count() {
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            return count(lines);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** @param lines of {@code /proc/vmstat} */
    static OptionalLong count(Stream<String> lines) {
        return lines.filter(line -> line.startsWith(KEY))
                .mapToLong(line -> Long.parseLong(line.substring(KEY.length()).strip()))
                .findFirst();
    }
}
