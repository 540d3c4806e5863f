package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout of nothing but the launcher, with scripts in place of Maven, Java, pip and NVIDIA's tool, which finds no card
 * until it is told one.
 */
final class FakeCheckout {
    private static final List<String> SHELL_TOOLS = List.of(
            "basename",
            "cat",
            "cp",
            "date",
            "dirname",
            "find",
            "grep",
            "ln",
            "locale",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "timeout",
            "touch",
            "tr");

    private final Path folder;
    private final Path tools;
    private Path home;

    /** @param folder where all is written */
    FakeCheckout(Path folder) throws IOException {
        this.folder = folder;
        tools = Files.createDirectory(folder.resolve("tools"));
        home = Files.createDirectories(folder.resolve("home"));
        Files.copy(Path.of("werkbank"), home.resolve("werkbank"));
        Files.createDirectories(home.resolve("bench/java"));
        Files.copy(Path.of("bench/compiled"), home.resolve("bench/compiled"));
        Files.copy(Path.of("bench/help"), home.resolve("bench/help"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("src/cli/main"));
        Files.createFile(home.resolve("src/cli/pom.xml"));
        java("libs=$WERKBANK_CUDA_LIBS");
        tool("javac", "");
        maven("");
        tool("nvidia-smi", "exit 9");
    }

    Path home() {
        return home;
    }

    /** Copies all files with their times; it is the copy that is launched from then on. */
    void copyTo(Path copy) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("cp", "-Rp", home.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        home = copy;
    }

    /** Writes an executable script that the launcher finds before the system's. */
    void tool(String name, String script) throws IOException {
        Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    /** Has Java 17 say something when it is to run Werkbank; {@code $cp} is the class path. */
    void java(String says) throws IOException {
        tool(
                "java",
                "[ $1 = -version ] && { echo 'openjdk version \"17.0.1\"' >&2; exit; }\n"
                        + "while [ $1 != -cp ]; do shift; done; cp=$2; echo java " + says);
    }

    /** Has Maven do something before it writes what the launcher takes from it. */
    void maven(String does) throws IOException {
        tool(
                "mvn",
                "echo maven $3 >&2\n" + does + "\nmkdir -p $6/target\n"
                        + "echo $$ >$6/target/werkbank-${6#src/}.jar; touch library.jar\n"
                        + "printf %s \"$PWD/library.jar\" >$6/target/classpath.txt");
    }

    /** What the launcher prints, on both streams. */
    List<String> launch(Map<String, String> environment, String... arguments) throws Exception {
        return said(start(path(), environment, home.resolve("werkbank"), arguments));
    }

    /** What it prints for the builds that are there. */
    List<String> launch(String... arguments) throws Exception {
        return launch(Map.of(), arguments);
    }

    /** What it prints when it is called from the folder around, by a path from there. */
    List<String> launchFromAround(Map<String, String> environment) throws Exception {
        return said(start(path(), environment, folder.relativize(home.resolve("werkbank"))));
    }

    /** What it prints where it is called on a terminal. */
    List<String> launchOnTerminal(Map<String, String> environment) throws Exception {
        String call = "bash " + home.resolve("werkbank");
        return said(start(path(), environment, List.of("script", "-qec", call, "/dev/null")));
    }

    /** What is printed for a bench that is compiled: the class path, and what the launcher prints on standard error. */
    List<String> compileBench(Map<String, String> environment) throws Exception {
        return said(start(path(), environment, home.resolve("bench/compiled"), "Layers"));
    }

    private String path() {
        return tools + ":/usr/bin:/bin";
    }

    /** Starts the launcher on a system that has no more than shell tools. */
    Process startWithoutFlock() throws IOException {
        for (String tool : SHELL_TOOLS) {
            Path usual = Path.of("/usr/bin", tool);
            tool(tool, "exec " + (Files.exists(usual) ? usual : Path.of("/bin", tool)) + " \"$@\"");
        }
        return start(tools.toString(), Map.of(), home.resolve("werkbank"));
    }

    Process start() throws IOException {
        return start(path(), Map.of(), home.resolve("werkbank"));
    }

    private Process start(String path, Map<String, String> environment, Path script, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        return start(path, environment, command);
    }

    private Process start(String path, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("WERKBANK_")
                        || List.of("JAVA_HOME", "SPARK_HOME").contains(name));
        builder.environment().put("PATH", path);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static List<String> said(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.lines().toList();
    }
}
