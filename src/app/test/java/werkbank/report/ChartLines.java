package werkbank.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import werkbank.Version;

/** What ECharts draws of a series, as paths of SVG: no browser is needed for it. */
final class ChartLines {
    private static final Pattern PATH = Pattern.compile(" d=\"(M[^\"]*)\"");

    private static final String DRAW =
            """
            (series, last) => {
              const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 100 * last, height: 100 });
              chart.setOption({
                animation: false,
                grid: { left: 0, right: 0, top: 0, bottom: 0 },
                xAxis: { min: 0, max: last, show: false },
                yAxis: { min: 0, max: 1, show: false },
                series: [JSON.parse(series)],
              });
              return chart.renderToSVGString();
            }
            """;

    private ChartLines() {}

    /**
     * The paths of the drawing, of 100 pixels for each whole number across and for the 1 up, counted from its upper
     * left corner.
     *
     * @param last whole number across, from 0
     */
    static List<String> of(JsonNode series, int last) throws IOException {
        try (Context context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            context.eval("js", "globalThis.setTimeout = () => 0;");
            context.eval("js", echarts());
            String drawing =
                    context.eval("js", DRAW).execute(series.toString(), last).asString();
            return PATH.matcher(drawing)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    private static String echarts() throws IOException {
        String path = "/META-INF/resources/webjars/echarts/" + Version.of("org.webjars.npm", "echarts")
                + "/dist/echarts.min.js";
        try (InputStream in = ChartLines.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
