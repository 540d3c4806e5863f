package werkbank.report.page;

import java.util.Map;

/** An HTML document with its styles, scripts and data inside. */
public final class HtmlPage {
    private HtmlPage() {}

    /** The parts that every page has; made once, since the report of a running search is written again and again. */
    private static final class Fixed {
        private static final String ECHARTS = PageParts.echarts();
        private static final String SCRIPT = PageParts.script();
        private static final String STYLE = PageParts.style();
        private static final String POLICY = ContentPolicy.allowing(ECHARTS, SCRIPT);
    }

    /**
     * The page of a study.
     *
     * @param title the study's name, as it is
     * @param data the figures that the page shows, as JSON
     */
    public static String of(String title, String data) {
        return Template.of(PageParts.page())
                .fill(Map.of(
                        "policy", Fixed.POLICY,
                        "title", Escape.html(title),
                        "style", Fixed.STYLE,
                        "data", Escape.json(data),
                        "echarts", Fixed.ECHARTS,
                        "script", Fixed.SCRIPT));
    }
}
