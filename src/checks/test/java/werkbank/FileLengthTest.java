package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file of Java has fewer than 300 lines, so that it is read as a whole. */
class FileLengthTest {
    private static final long MOST = 299;

    /** The files that are longer, and their lines: none may grow, and none is to be added. */
    private static final Map<String, Long> LONGER = Map.of(
            "bench/java/werkbank/bench/Rooms.java", 360L,
            "src/app/main/java/werkbank/search/ledger/Ledger.java", 308L,
            "src/app/main/java/werkbank/store/H2TrialStore.java", 323L,
            "src/model/main/java/werkbank/picture/EncodedPicture.java", 307L,
            "src/model/main/java/werkbank/space/SearchSpace.java", 311L);

    @Test
    void noFileIsTooLong() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        List<Path> sources = sources();
        for (Path source : sources) {
            String name = source.toString().replace('\\', '/');
            long lines = lines(source);
            if (lines > LONGER.getOrDefault(name, MOST)) {
                tooLong.put(name, lines);
            }
        }
        assertThat(tooLong).isEmpty();
        assertThat(sources).hasSizeGreaterThan(1000);
    }

    private static long lines(Path source) throws IOException {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src")), Files.walk(Path.of("bench", "java")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(FileLengthTest::isOfMain)
                    .toList();
        }
    }

    private static boolean isOfMain(Path file) {
        return file.startsWith("bench")
                || file.startsWith("src") && file.getName(2).toString().equals("main");
    }
}
