package werkbank.bench.peer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;

/**
 * Another checkout of Werkbank, built by its own Maven, with our program for its side compiled against its classes.
 *
 * @param label the commit, for people
 * @param classPath of our program and its jars
 */
record Checkout(String label, String classPath) {
    /**
     * Builds a checkout.
     *
     * @param home of this one
     * @throws InputException when it can't be built, or is so old that it has other engines
     */
    static Checkout of(Path home, Path folder) throws IOException, InterruptedException {
        Path launcher = folder.resolve("werkbank").toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw new InputException(
                    String.format(Locale.ROOT, "--against is %s, which has no launcher: name a checkout", folder));
        }
        if (run(List.of(launcher.toString(), "--version")) != 0) {
            throw new InputException(
                    String.format(Locale.ROOT, "--against is %s, whose build failed: see above", folder));
        }
        String jars = Files.readString(folder.resolve("target/classpath.txt")).strip();
        String label = label(folder);
        Path classes = Files.createDirectories(home.resolve("bench/target/against/" + label.replaceAll("\\W+", "-")));
        compile(home, folder, jars, classes);
        return new Checkout(label, classes + File.pathSeparator + jars);
    }

    private static void compile(Path home, Path folder, String jars, Path classes)
            throws IOException, InterruptedException {
        Path sources = home.resolve("bench/java");
        List<String> javac = List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-nowarn",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-sourcepath",
                sources.toString(),
                "-cp",
                jars,
                sources.resolve(Steps.class.getName().replace('.', '/') + ".java")
                        .toString());
        if (run(javac) != 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--against is %s, whose engines aren't asked as today's are: name one from noon of 28 November 2026 on",
                    folder));
        }
    }

    private static String label(Path folder) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git", "-C", folder.toString(), "log", "-1", "--date=format:%Y-%m-%d", "--format=%h of %cd")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0
                ? said
                : "in " + folder.toAbsolutePath().normalize().getFileName();
    }

    /** Runs a command whose output goes where our errors go. */
    private static int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().transferTo(System.err);
        return process.waitFor();
    }
}
