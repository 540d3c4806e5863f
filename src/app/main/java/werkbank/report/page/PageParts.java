package werkbank.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import werkbank.WerkbankException;

/** The files that a page is put together from. */
public final class PageParts {
    /** Parallel coordinates are only in the full build. */
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private static final List<String> STYLES = List.of(
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
            "provenance",
            "print");

    /** Declarations first, {@code main} last; they share one scope. */
    private static final List<String> SCRIPTS = List.of(
            "dom",
            "format",
            "names",
            "link",
            "selection",
            "filter",
            "theme",
            "chart",
            "save",
            "overview",
            "history",
            "distribution",
            "timeline",
            "front",
            "seeds",
            "columns",
            "column-choice",
            "table",
            "influence",
            "pair-choice",
            "contour",
            "parallel",
            "thinned",
            "slices",
            "ranks",
            "curves",
            "curves-note",
            "trial-curve",
            "epochs",
            "pick",
            "trial-facts",
            "alone",
            "trial",
            "compare-choice",
            "compare",
            "single",
            "ensemble",
            "ensemble-parts",
            "confusion",
            "mistakes",
            "provenance",
            "place",
            "live",
            "main");

    private PageParts() {}

    public static String page() {
        return read("/report/page.html");
    }

    public static String style() {
        return STYLES.stream()
                .map(name -> read("/report/styles/" + name + ".css"))
                .collect(Collectors.joining("\n"));
    }

    /** Our own scripts as one. */
    public static String script() {
        return SCRIPTS.stream()
                .map(name -> read("/report/scripts/" + name + ".js"))
                .collect(Collectors.joining("\n", "\n(() => {\n\"use strict\";\n\n", "})();\n"));
    }

    public static String echarts() {
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
