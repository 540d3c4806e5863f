package werkbank.bench.gpu;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is measured, and with what.
 *
 * @param home folder with data and search spaces; {@code tests} of it has the contract suite's classes
 * @param room folder for studies and logs
 * @param output name of the file of the findings; its studies are no other file's
 * @param python command of a Python that may have PyTorch
 * @param engine name of the engine that is measured
 * @param card whether there is one; without, everything is tiny, and only shows that the bench itself works
 * @param quick whether two minutes have to do
 * @param environment of all processes, beside that of this one; may be added to
 */
record Setting(
        Path home,
        Path room,
        String output,
        String python,
        String engine,
        boolean card,
        boolean quick,
        Map<String, String> environment) {
    /** The variable that names NVIDIA's libraries, for where Werkbank's own search doesn't find them. */
    static final String LIBRARIES = "WERKBANK_CUDA_LIBS";

    /** A process in the room, yet to be started. */
    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(room.toFile());
        builder.environment()
                .putIfAbsent("TORCHINDUCTOR_CACHE_DIR", room.resolve("inductor").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Images of MNIST that throughput is measured on. */
    int images() {
        return card ? 54_000 : 600;
    }

    Path mnist() {
        return home.resolve("data/mnist");
    }

    /** The folder of the contract suite's classes and libraries. */
    Path tests() {
        return home.resolve("tests");
    }

    /** The folder of the studies. */
    Path results() {
        return room.resolve("results").resolve(output);
    }

    Path log(String name) {
        return room.resolve(name + ".log");
    }

    /** A command that runs a class of ours as this process runs. */
    List<String> java(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dwerkbank.home=" + home,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.logger=slf4j",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + tests()
                        + File.pathSeparator
                        + tests().resolve("lib/*"),
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command of Werkbank's on the engine that is measured. */
    List<String> werkbank(String... arguments) {
        List<String> command = java("werkbank.cli.Main", arguments);
        command.addAll(List.of("--engine", engine));
        return command;
    }

    /** The command of the other side. */
    List<String> peer() {
        return List.of(
                python,
                home.resolve("bench/peers/gpu_torch.py").toString(),
                mnist().toString(),
                Integer.toString(images()),
                card ? "cuda" : "cpu");
    }
}
