package werkbank.engine.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import werkbank.recipe.Precision;

/** A program that runs our kernels on the processor: their very sources, compiled by a C++ compiler once for each test run. */
final class ProcessorProgram {
    private static final Pattern KERNEL = Pattern.compile("extern \"C\" __global__ void (\\w+)\\(");
    private static final List<String> COMPILERS = List.of("g++", "clang++");
    private static final Map<List<String>, Path> PROGRAMS = new HashMap<>();

    private ProcessorProgram() {}

    /** The first compiler that answers; empty when there is none. */
    static Optional<String> compiler() {
        return COMPILERS.stream().filter(ProcessorProgram::answers).findFirst();
    }

    /** Tells whether a compiler of that name is there. */
    static boolean answers(String compiler) {
        try {
            Process process = new ProcessBuilder(compiler, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The names of a source's kernels. */
    static List<String> kernels(KernelSource source) {
        return KERNEL.matcher(source.text()).results().map(m -> m.group(1)).toList();
    }

    /** The program for a precision, compiled when the first of those is asked for that store alike. */
    static synchronized Path of(Precision precision) {
        return PROGRAMS.computeIfAbsent(KernelSource.definitions(precision), ProcessorProgram::compile);
    }

    private static Path compile(List<String> definitions) {
        try {
            Path folder = Files.createTempDirectory("werkbank-kernels");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path source = Files.writeString(folder.resolve("kernels.cpp"), text());
            Path program = folder.resolve("kernels");
            List<String> command = new ArrayList<>(List.of(
                    compiler().orElseThrow(),
                    "-std=c++17",
                    "-O1",
                    "-ffp-contract=off",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-Wno-unknown-pragmas",
                    "-Wno-unused-function"));
            command.addAll(definitions);
            command.addAll(List.of("-o", program.toString(), source.toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("the kernels don't compile for a processor:\n" + said);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // What is in the way of deleting a folder of a test is the machine's.
        }
    }

    /** One text: what CUDA adds to C++, the sources, each in a name space, and who runs them. */
    private static String text() throws IOException {
        StringBuilder text = new StringBuilder(resource("processor.h"));
        StringBuilder table = new StringBuilder();
        for (KernelSource source : KernelSource.values()) {
            String space = "source_" + source.name().toLowerCase(Locale.ROOT);
            text.append(String.format(Locale.ROOT, "namespace %s {%n%s%n}%n", space, source.text()));
            for (String kernel : kernels(source)) {
                table.append(String.format(
                        Locale.ROOT,
                        "    {\"%2$s\", {Callable<&%1$s::%2$s>::run, Callable<&%1$s::%2$s>::size}},%n",
                        space,
                        kernel));
            }
        }
        return text.append(resource("fibers.h"))
                .append(resource("processor.cpp"))
                .append("static std::map<std::string, Kernel> kernels() {\n    return {\n")
                .append(table)
                .append("    };\n}\n")
                .toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ProcessorProgram.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
