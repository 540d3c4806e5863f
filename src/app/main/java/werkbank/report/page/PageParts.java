package werkbank.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import werkbank.Version;
import werkbank.WerkbankException;

/** The files that a page is put together from. */
final class PageParts {
    /** Parallel coordinates are only in the full build. */
    private static final String ECHARTS =
            "/META-INF/resources/webjars/echarts/" + Version.of("org.webjars.npm", "echarts") + "/dist/echarts.min.js";

    static final List<String> STYLES = List.of(
            "theme",
            "page",
            "live",
            "overview",
            "controls",
            "table",
            "trial",
            "compare",
            "importance",
            "ensemble",
            "confusion",
            "mistakes",
            "gallery",
            "provenance",
            "contrast",
            "print");

    private PageParts() {}

    static String page() {
        return read("/report/page.html");
    }

    static String style() {
        return STYLES.stream()
                .map(name -> read("/report/styles/" + name + ".css"))
                .collect(Collectors.joining("\n"));
    }

    /** Our own scripts as one; the module {@code main} begins. */
    static String script() {
        return "\n(() => {\n\"use strict\";\n\n" + ScriptBundle.of("main.js", path -> read("/report/scripts/" + path))
                + "})();\n";
    }

    static String echarts() {
        return read(ECHARTS);
    }

    private static String read(String path) {
        try (InputStream in = PageParts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new WerkbankException(
                        "the report's part " + path + " is missing from the class path; build again");
            }
            // Browsers hash scripts after turning CR LF into LF.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new WerkbankException("can't read the report's part " + path, e);
        }
    }
}
