package werkbank.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import werkbank.Version;
import werkbank.file.Json;

/**
 * Prettier and JSHint, run in a JavaScript engine: no Node has to be installed. Both together take half a minute over all
 * of the report's scripts, so a list keeps the hashes of those that have passed, and what is in it needn't be read again.
 */
final class ScriptStyle implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src/app/main/resources/report/scripts");
    private static final Path PASSED = Path.of("src/app/test/resources/report/scripts-passed.txt");

    /** Scripts in this folder may know nothing of a browser. */
    private static final String WITHOUT_BROWSER = "study/";

    private static final String FORMAT =
            """
            (text, done) => prettier
              .format(text, { parser: "acorn", plugins: [prettierPlugins.acorn, prettierPlugins.estree], printWidth: 120 })
              .then(done, (error) => done(String(error)))
            """;

    /** W138 takes rest parameters for such without a default. */
    private static final String LINT =
            """
            (text, browser) => {
              const options = {
                esversion: 11, module: true, undef: true, unused: true, eqeqeq: true, shadow: "outer", varstmt: true,
                laxbreak: true, freeze: true, futurehostile: true, noarg: true, browser, "-W138": true,
              };
              JSHINT(text, options, { Intl: false, ...(browser ? { echarts: false } : {}) });
              return JSON.stringify(JSHINT.errors.map((error) => `${error.line}: ${error.reason}`));
            }
            """;

    private final Context context = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private final Value format;
    private final Value lint;

    ScriptStyle() {
        load("prettier", "standalone.js");
        load("prettier", "plugins/acorn.js");
        load("prettier", "plugins/estree.js");
        context.eval("js", "var window = globalThis;");
        load("jshint", "dist/jshint.js");
        format = context.eval("js", FORMAT);
        lint = context.eval("js", LINT);
    }

    private void load(String artifact, String file) {
        String path = "/META-INF/resources/webjars/" + artifact + "/" + version(artifact) + "/" + file;
        try (InputStream in = ScriptStyle.class.getResourceAsStream(path)) {
            context.eval("js", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("can't read " + path, e);
        }
    }

    private static String version(String artifact) {
        return Version.of("org.webjars.npm", artifact);
    }

    /** The text as Prettier writes it, or its complaint about the syntax. */
    String formatted(String text) {
        List<String> answers = new ArrayList<>();
        format.executeVoid(text, (ProxyExecutable) answer -> answers.add(answer[0].asString()));
        return answers.get(0);
    }

    /** What JSHint finds, with the line before it. */
    List<String> complaints(String path, String text) {
        JsonNode found =
                Json.read(lint.execute(text, !path.startsWith(WITHOUT_BROWSER)).asString(), JsonNode.class);
        List<String> complaints = new ArrayList<>();
        found.forEach(one -> complaints.add(path + ":" + one.asText()));
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Paths in the folder of all scripts. */
    static List<String> paths() throws IOException {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .map(file -> SCRIPTS.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static String text(String path) throws IOException {
        return Files.readString(SCRIPTS.resolve(path)).replace("\r\n", "\n");
    }

    /** Lines that {@link #line} gave for scripts that passed. */
    static Set<String> passed() throws IOException {
        return Set.copyOf(Files.readAllLines(PASSED));
    }

    /** Of a script: it changes with its text, with the tools and with what is asked of them. */
    static String line(String path) throws IOException {
        String all = String.join("\n", version("prettier"), version("jshint"), FORMAT, LINT, path, text(path));
        return HexFormat.of().formatHex(sha256(all)) + " " + path;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Formats all scripts, and keeps in the list which of them pass. */
    void write() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (String path : paths()) {
            Files.writeString(SCRIPTS.resolve(path), formatted(text(path)));
            if (complaints(path, text(path)).isEmpty()) {
                lines.add(line(path));
            }
        }
        Files.write(PASSED, lines);
    }
}
