package werkbank.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import werkbank.file.Json;

/** What a command says and how it ends. */
record Answer(int code, String out, String err) {

    /** Calls a command in this process; {@code err} has its progress too, which goes to the process's standard error. */
    static Answer of(String... args) {
        StringWriter out = new StringWriter();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try (PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setErr(stream);
            PrintWriter messages = new PrintWriter(stream, true);
            int code = WerkbankCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(messages)
                    .execute(args);
            messages.flush();
            return new Answer(code, out.toString(), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    /** Calls a command in this process with {@code results} and {@code reports} in a folder. */
    static Answer in(Path folder, String... args) {
        Stream<String> folders = Stream.of(
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString());
        return of(Stream.concat(Stream.of(args), folders).toArray(String[]::new));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    JsonNode json() {
        return Json.read(out, JsonNode.class);
    }
}
