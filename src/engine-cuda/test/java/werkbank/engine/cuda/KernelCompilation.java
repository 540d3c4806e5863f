package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import werkbank.JavaCommand;
import werkbank.recipe.Precision;

/**
 * All kernels, compiled for the cards from Turing to Blackwell by what this machine has: NVRTC, found as the engine finds it, or
 * nvcc.
 */
final class KernelCompilation {
    private static final List<String> CARDS = List.of("sm_75", "sm_80", "sm_90", "sm_100", "sm_120");

    private static final String FIRST = CARDS.get(0);

    /** The card whose code is made as the engine makes it, by NVRTC; for the others the compiler takes a third of the time. */
    private static final String WHOLE = "sm_90";

    /** The engine's release of CUDA; an older nvcc may know neither all cards nor all options. */
    private static final int CUDA = 13;

    private static final Pattern RELEASE = Pattern.compile("release (\\d+)\\.");

    private final Precision precision;
    private final Path folder;

    /** @param folder for files */
    KernelCompilation(Precision precision, Path folder) {
        this.precision = precision;
        this.folder = folder;
    }

    /** Asserts that all compile without a word, or skips the test, loudly. */
    void check() {
        String whyNot = LibrarySearch.here().whyNot().orElse("");
        if (whyNot.isEmpty() && hasDriver()) {
            assertThat(ofNvrtc()).containsExactlyElementsOf(all());
        } else if (hasNvcc()) {
            assertThat(ofNvcc()).containsExactlyElementsOf(all());
        } else {
            System.err.println("SKIPPED: no nvcc of CUDA " + CUDA + " or newer, and " + whyNot
                    + ": kernels aren't compiled for cards");
            assumeTrue(false, "no compiler for cards");
        }
    }

    private static boolean hasNvcc() {
        Matcher release = RELEASE.matcher(run(List.of("nvcc", "--version")).words());
        return release.find() && Integer.parseInt(release.group(1)) >= CUDA;
    }

    /** The options of a compilation that is to be quick. */
    static List<String> hastened(List<String> options, String card) {
        List<String> all = new ArrayList<>(options);
        if (!card.equals(WHOLE)) {
            all.add("--Ofast-compile=max");
        }
        return all;
    }

    /** What is said when all goes well. */
    private static Set<String> all() {
        Set<String> lines = new TreeSet<>();
        for (String card : CARDS) {
            Arrays.stream(KernelSource.values()).forEach(source -> lines.add(card + " " + source));
        }
        return lines;
    }

    /** Makes an empty library in the driver's place, which the preset's own libraries ask for. */
    private boolean hasDriver() {
        Path source = write("empty.c", "");
        Path library = folder.resolve("libcuda.so.1");
        return run(List.of("gcc", "-shared", "-Wl,-soname,libcuda.so.1", "-o", library.toString(), source.toString()))
                        .code()
                == 0;
    }

    private Set<String> ofNvrtc() {
        List<String> command =
                JavaCommand.of(List.of("-Xmx256m"), CompileProbe.class, folder.toString(), precision.name());
        command.addAll(CARDS);
        Answer answer = run(command);
        assertThat(answer.code()).as(answer.words()).isZero();
        return new TreeSet<>(answer.words().lines().toList());
    }

    /** One process for each source, since reading it takes longer than making code for another card. */
    private Set<String> ofNvcc() {
        Set<String> lines = new TreeSet<>();
        for (KernelSource source : KernelSource.values()) {
            Path file = write(source.fileName(), source.text());
            List<String> command = new ArrayList<>(List.of("nvcc", "-fatbin", "-Werror", "all-warnings"));
            command.addAll(hastened(KernelSource.options(precision, FIRST), FIRST));
            // It takes functions without a mark for the host's, but not those within functions of the card.
            command.removeAll(List.of("-default-device", "-arch=" + FIRST));
            for (String card : CARDS) {
                command.add("-gencode=arch=" + card.replace("sm_", "compute_") + ",code=" + card);
            }
            command.addAll(List.of("-o", folder.resolve(source + ".fatbin").toString(), file.toString()));
            Answer answer = run(command);
            CARDS.forEach(card -> lines.add(card + " " + source + answer.words()));
        }
        return lines;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a program ended, and all that it said. */
    private record Answer(int code, String words) {}

    /** A program that isn't there ends with 127. */
    private static Answer run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), words);
        } catch (IOException e) {
            return new Answer(127, e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
