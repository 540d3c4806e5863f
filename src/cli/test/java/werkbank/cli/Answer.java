package werkbank.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import werkbank.file.Json;

/** What a command says and how it ends. */
record Answer(int code, String out, String err) {

    /** Calls a command in this process. */
    static Answer of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = WerkbankCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Answer(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    JsonNode json() {
        return Json.read(out, JsonNode.class);
    }
}
