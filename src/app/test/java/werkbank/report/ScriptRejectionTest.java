package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line of the errors that are left when a person looks at the least sure images. */
class ScriptRejectionTest {
    /** The report that comes with Werkbank has 13 errors at a sample before half a percent, and 8 at the one behind. */
    @Test
    void atHalfAPercentTheLineIsWhereTheSentenceSays() throws IOException {
        ReportData data = new RenewedPage(Files.readString(Path.of("reports/mnist-best.html"))).data();
        try (Scripts scripts = Scripts.of(data)) {
            JsonNode half = scripts.value("data.test.diagnostics.rejection.halfPercent");
            JsonNode line = scripts.value("rejectionLine(data.test.diagnostics.rejection)");
            assertThat(half.get("errors").asInt()).isEqualTo(9);
            assertThat(line.has("step")).as("between its points it would stay").isFalse();
            List<Double> shares = new ArrayList<>();
            line.get("data").forEach(point -> shares.add(point.at("/value/0").asDouble()));
            assertThat(shares).isSorted().doesNotHaveDuplicates().first().isEqualTo(0.0);
            int at = shares.indexOf(1 - half.get("coverage").asDouble());
            assertThat(line.at("/data/" + at + "/value/1").asInt()).isEqualTo(9);
            assertThat(shares.get(at)).isEqualTo(0.005, within(1e-9));
        }
    }

    @Test
    void marksHaveNoMoreDigitsThanTheyNeed() {
        try (Scripts scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()))) {
            assertThat(scripts.text("[0, 0.005, 0.01, 0.02, 0.025].map(rejectionMark).join()"))
                    .isEqualTo("0 %,0.5 %,1 %,2 %,2.5 %");
        }
    }
}
