package werkbank.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import werkbank.file.Json;

/** Those of the report's scripts that need no browser, with a study's figures, in a JavaScript engine. */
final class Scripts implements AutoCloseable {
    /** All contexts share what was compiled. */
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /** An expression over all exported names, as JSON; those that change are looked up each time. */
    private static final String EVALUATE =
            """
            (expression) => {
              const exported = modules.flatMap((module) => Object.entries(module));
              const names = exported.map(([name]) => name);
              const value = new Function(...names, `return ${expression};`)(...exported.map(([, one]) => one));
              return JSON.stringify(value === undefined ? null : value);
            }
            """;

    private final Context context;
    private final Value evaluate;

    private Scripts(Context context, Value evaluate) {
        this.context = context;
        this.evaluate = evaluate;
    }

    static Scripts of(ReportData data) {
        Path folder = folder();
        Context context = Context.newBuilder("js")
                .engine(ENGINE)
                .allowIO(IOAccess.ALL)
                .currentWorkingDirectory(folder)
                .build();
        context.eval(all(folder.resolve("study")));
        Scripts scripts = new Scripts(context, context.eval("js", EVALUATE));
        scripts.value("readData(" + Json.write(Json.write(data)) + ")");
        return scripts;
    }

    static Path folder() {
        try {
            return Path.of(Scripts.class.getResource("/report/scripts/main.js").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has an address", e);
        }
    }

    /** A module that keeps what all in the folder export. */
    private static Source all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            String text = IntStream.range(0, names.size())
                            .mapToObj(i -> "import * as m" + i + " from \"./study/" + names.get(i) + "\";\n")
                            .collect(Collectors.joining())
                    + IntStream.range(0, names.size())
                            .mapToObj(i -> "m" + i)
                            .collect(Collectors.joining(", ", "globalThis.modules = [", "];\n"));
            return Source.newBuilder("js", text, "all.mjs")
                    .mimeType("application/javascript+module")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Value of a JavaScript expression, in which the names that the scripts export can be used. */
    JsonNode value(String expression) {
        return Json.read(evaluate.execute(expression).asString(), JsonNode.class);
    }

    /** As {@link #value}, of text. */
    String text(String expression) {
        return value(expression).asText();
    }

    /** Puts choices into the address: what stands after '#'. */
    Scripts at(String hash) {
        value("[readLink(" + Json.write(hash) + "), tellLink()]");
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
