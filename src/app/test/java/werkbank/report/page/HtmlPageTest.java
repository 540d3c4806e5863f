package werkbank.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.file.Json;
import werkbank.report.ReportData;
import werkbank.report.SampleStudy;

class HtmlPageTest {
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    private final String html = page(ReportData.of(SampleStudy.full(), SampleStudy.space()));

    @Test
    void policyAllowsExactlyThePagesOwnScripts() throws Exception {
        List<String> hashes = new ArrayList<>();
        for (Matcher script = SCRIPT.matcher(html); script.find(); ) {
            if (script.group(1).isEmpty()) {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(script.group(2).getBytes(StandardCharsets.UTF_8));
                hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            }
        }
        assertThat(hashes).hasSize(2);
        assertThat(policy())
                .isEqualTo("default-src 'none'; script-src " + String.join(" ", hashes)
                        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void nothingIsLoaded() {
        String own = html.replace(PageParts.echarts(), "");
        assertThat(own).doesNotContain("http://", "https://", "@import", "url(", "<iframe", "<link rel=\"stylesheet\"");
        assertThat(Pattern.compile("<script[^>]+src=").matcher(html).find()).isFalse();
    }

    @Test
    void ownScriptsNeitherWriteMarkupNorEvaluateText() {
        assertThat(PageParts.script())
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
        assertThat(html.replace(PageParts.echarts(), "")).doesNotContainPattern("<[a-z][^<>]* on[a-z]+=");
    }

    @Test
    void hostileTextStaysText() {
        ReportData data = ReportData.of(SampleStudy.hostile(), SampleStudy.space());
        String page = page(data);
        Matcher script = SCRIPT.matcher(page);
        List<String> kinds = new ArrayList<>();
        while (script.find()) {
            kinds.add(script.group(1));
        }
        assertThat(kinds).containsExactly(" type=\"application/json\" id=\"data\"", "", "");
        assertThat(page).doesNotContain("<script>document", "<img src=x", "<b id='injected'>", "<!-- <i>");
        assertThat(page).contains("<title>&lt;/script&gt;&lt;script&gt;document.title=&#39;owned&#39;");
        assertThat(dataOf(page).at("/overview/study").asText())
                .isEqualTo(data.overview().study());
    }

    @Test
    void dataIsThereAsJson() {
        JsonNode data = dataOf(html);
        assertThat(data.get("trials")).hasSize(40);
        assertThat(data.at("/test/ensemble/errors").asInt()).isEqualTo(34);
        assertThat(data.toString().contains("\"NaN\"")).isFalse();
    }

    @Test
    void textThatLooksLikeAPlaceIsNotFilled() {
        String page = page(ReportData.of(SampleStudy.of("{{script}} $1", 6, 3), SampleStudy.space()));
        assertThat(page).contains("<title>{{script}} $1 – Werkbank</title>");
    }

    @Test
    void aThousandTrialsStayBelowSixMegabytes() {
        String page = page(ReportData.of(SampleStudy.of("large", 1_000, 20), SampleStudy.space()));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(6_000_000);
    }

    @Test
    void everyStyleIsInThePage() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "app", "main", "resources", "report", "styles"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            PageParts.STYLES.stream().map(name -> name + ".css").toList());
        }
    }

    @Test
    void echartsKeepsItsLicence() {
        assertThat(html).contains("Licensed to the Apache Software Foundation (ASF)");
    }

    private static String page(ReportData data) {
        return HtmlPage.of(data.overview().study(), Json.write(data));
    }

    private String policy() {
        Matcher meta = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(html);
        assertThat(meta.find()).isTrue();
        return meta.group(1);
    }

    private static JsonNode dataOf(String page) {
        Matcher script = SCRIPT.matcher(page);
        assertThat(script.find()).isTrue();
        return Json.read(script.group(2), JsonNode.class);
    }
}
