package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.JavaCommand;

/** The files of native libraries, which other processes have mapped, stay as they are whatever engine is started next. */
class NativeFilesTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void takeThoseOfLinux() {
        assumeTrue(Loader.getPlatform().equals("linux-x86_64"));
    }

    /** Starts engines in a process of their own, and returns the folder that they have their libraries in. */
    private Path start(String... engines) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(JavaCommand.of(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
                        EngineStart.class,
                        engines))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<String> lines = Files.readAllLines(out);
        return Path.of(lines.get(lines.size() - 1).replaceFirst("folder ", ""));
    }

    /** What each file is: its number and time, or what it links to. */
    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(file -> file.toString().contains(".so")).toList()) {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                files.put(
                        file,
                        attributes.isSymbolicLink()
                                ? "link to " + Files.readSymbolicLink(file)
                                : attributes.fileKey() + " of " + attributes.lastModifiedTime());
            }
        }
        return files;
    }

    @Test
    void noEngineReplacesWhatAnotherHasMapped() throws IOException, InterruptedException {
        Path cpu = start("cpu");
        Path both = start("dl4j", "cpu");
        Map<Path, String> before = files(cpu);
        assertThat(both).isEqualTo(cpu).isNotEqualTo(Path.of(System.getProperty("user.home"), ".javacpp", "cache"));
        assertThat(before.keySet().stream().filter(file -> file.endsWith("libgomp.so.1")))
                .hasSizeGreaterThan(1);
        for (String[] engines : new String[][] {{"cpu"}, {"dl4j"}, {"cpu", "dl4j"}}) {
            start(engines);
            assertThat(files(cpu)).as(String.join(", ", engines)).isEqualTo(before);
        }
    }
}
