package werkbank.report.page;

import java.util.Map;

/** One HTML document with its styles, scripts and data inside. */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * The page of a study.
     *
     * @param title the study's name, as it is
     * @param data the figures that the page shows, as JSON
     */
    public static String of(String title, String data) {
        String echarts = PageParts.echarts();
        String script = PageParts.script();
        return Template.of(PageParts.page())
                .fill(Map.of(
                        "policy", ContentPolicy.allowing(echarts, script),
                        "title", Escape.html(title),
                        "style", PageParts.style(),
                        "data", Escape.json(data),
                        "echarts", echarts,
                        "script", script));
    }
}
