package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Charts are drawn anew when another selection is shown. */
class ReportRedrawIT {
    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    /** Bars narrower than a pixel are left out of the timeline. */
    @Test
    void chartsOfMoreTrialsThanPixelsAreAsAtFirstOnceTheFilterIsEmpty() throws Exception {
        Page page = browser.open(SampleStudy.of("narrow", 300, 20), "", 380);
        List<?> all = pathsOfCharts(page);
        page.go("filter=pruned");
        assertThat(pathsOfCharts(page)).asList().isNotEqualTo(all);
        page.go("");
        assertThat(pathsOfCharts(page)).asList().isEqualTo(all);
    }

    private static List<?> pathsOfCharts(Page page) {
        return (List<?>)
                page.run(
                        "return [...document.querySelectorAll('.chart')].map((chart) => chart.querySelectorAll('path').length)");
    }

    @Test
    void aChartThatFailsKeepsNoOtherFromBeingDrawn() throws Exception {
        Page page = browser.open();
        int all = page.all("#parameters .chart path").size();
        page.run(
                "echarts.getInstanceByDom(document.querySelector('#timeline .chart')).setOption = () => { throw new Error('on purpose'); }");
        page.go("filter=complete+activation%3Drelu");
        assertThat(page.all("#parameters .chart path")).hasSizeLessThan(all);
        page.go("");
        assertThat(page.all("#parameters .chart path")).hasSize(all);
        assertThat(page.console()).hasSize(2).allMatch(line -> line.contains("on purpose"));
    }
}
