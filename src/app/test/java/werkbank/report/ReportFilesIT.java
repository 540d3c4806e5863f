package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.w3c.dom.Document;

/** What leaves the page as a file or on paper. */
class ReportFilesIT {
    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void aChartIsSavedAsSvg() throws Exception {
        Page page = browser.open();
        Path svg = saved(page, "#history .savers button:first-child");
        assertThat(svg.getFileName().toString())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "mnist-cnn-scatter-chart-of-40-trials-the-best-is-trial-%s.svg",
                        page.rows().get(0)));
        Document drawn = parsed(svg);
        assertThat(drawn.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(drawn.getElementsByTagName("path").getLength()).isGreaterThan(40);
    }

    @Test
    void hostileTextStaysTextInASavedChart() throws Exception {
        Document drawn =
                parsed(saved(browser.open(SampleStudy.hostile(), ""), "#parameters .savers button:first-child"));
        assertThat(drawn.getElementsByTagName("script").getLength()).isZero();
        assertThat(drawn.getDocumentElement().getTextContent()).contains("<!-- <i>");
    }

    private static Document parsed(Path svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    }

    @Test
    void aChartIsSavedAsPng() throws Exception {
        Page page = browser.open();
        BufferedImage picture =
                ImageIO.read(saved(page, "#history .savers button:last-child").toFile());
        int width = page.find("#history .chart").getRect().width;
        assertThat(picture.getWidth()).as("two pixels for each").isBetween(2 * width - 2, 2 * width + 2);
    }

    @Test
    void theSpaceOfATrialIsSaved() throws Exception {
        Page page = browser.open("trial=7");
        Path yaml = saved(page, "#trial a[download]");
        assertThat(yaml).hasFileName("mnist-cnn-trial-7.yaml");
        assertThat(Files.readString(yaml)).isEqualTo(page.texts("#alone-space").get(0));
    }

    /** Moves the mouse over what saves, which may show only then, and clicks. */
    private Path saved(Page page, String css) {
        Path folder = browser.folder();
        page.saveTo(folder);
        WebElement button = page.find(css);
        page.hands().moveToElement(button).click().perform();
        page.soon(() -> assertThat(files(folder)).singleElement().asString().doesNotEndWith(".crdownload"));
        return files(folder).get(0);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser shows no frame between its word that it prints and the printing. */
    @Test
    void chartsAreDrawnForPaperAtOnceAndAreAsWideAsIt() throws Exception {
        Page page = browser.open();
        assertThat(
                        (List<?>)
                                page.run(
                                        "window.dispatchEvent(new Event('beforeprint'));"
                                                + "return [...document.querySelectorAll('section > .plot > .chart svg')].map((svg) => svg.getBBox().width)"))
                .hasSizeGreaterThan(3)
                .allSatisfy(width -> assertThat(((Number) width).doubleValue()).isBetween(560.0, 690.0));
        page.layOutForPaper(1000);
        assertThat(page.all("section > .plot > .chart")).allSatisfy(chart -> {
            Rectangle drawn = chart.findElement(By.tagName("svg")).getRect();
            assertThat(drawn.width).isEqualTo(chart.getRect().width).isGreaterThan(900);
            assertThat(drawn.height).isLessThanOrEqualTo(chart.getRect().height);
        });
    }

    @Test
    void paperSaysThatRowsAreMissing() throws Exception {
        Page page = browser.open(SampleStudy.of("many", 210, 1), "");
        page.layOutForPaper(1000);
        assertThat(page.find("#trials .show-more").getText())
                .isEqualTo("The first 200 of 210 trials are in the table.");
    }

    @Test
    void isPrintedOnSeveralPages() throws Exception {
        String pdf = new String(browser.open().print(), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-");
        assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count())
                .isBetween(4L, 20L);
    }
}
