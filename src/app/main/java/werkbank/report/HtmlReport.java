package werkbank.report;

import java.util.Map;
import werkbank.file.Json;
import werkbank.report.page.ContentPolicy;
import werkbank.report.page.Escape;
import werkbank.report.page.PageParts;
import werkbank.report.page.Template;

/** The page: one HTML document with its styles, scripts and data inside. */
final class HtmlReport {
    private HtmlReport() {}

    static String render(ReportData data) {
        String echarts = PageParts.echarts();
        String script = PageParts.script();
        return Template.of(PageParts.page())
                .fill(Map.of(
                        "policy", ContentPolicy.allowing(echarts, script),
                        "title", Escape.html(data.overview().study()),
                        "style", PageParts.style(),
                        "data", Escape.json(Json.write(data)),
                        "echarts", echarts,
                        "script", script));
    }
}
