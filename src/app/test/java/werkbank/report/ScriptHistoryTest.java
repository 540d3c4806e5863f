package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The note below the optimisation history tells what is drawn in it. */
class ScriptHistoryTest {
    private static Scripts scripts;

    /** The worst two complete trials learnt nothing. */
    @BeforeAll
    static void start() {
        scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()));
        scripts.value("data.trials.filter((t) => t.state === 'COMPLETE').sort(bestFirst).slice(-2)"
                + ".forEach((t) => { t.reached = 0.1; t.value = 0.1; })");
    }

    @AfterAll
    static void stop() {
        scripts.close();
    }

    private static String note(String hash, String trials) {
        return scripts.at(hash).text("historyNote(data.trials.filter((t) => " + trials + "))");
    }

    @Test
    void itCountsTheTrianglesThatAreDrawn() {
        String least = scripts.at("").text("figure(historyEnds(data.trials).min)");
        assertThat(note("", "true"))
                .startsWith("Failed and diverged trials (4) stand on the lower edge. 2 trials below " + least
                        + " are drawn as a triangle on the lower edge. ");
        assertThat(note("", "t === data.trials.find((one) => one.reached === 0.1)"))
                .startsWith("1 trial below " + least + " is drawn as a triangle on the lower edge. ");
        assertThat(note("", "t.state === 'COMPLETE' && t.reached > 0.9")).doesNotContain("triangle", "Failed");
    }

    @Test
    void theWholeRangeHasNoTriangles() {
        assertThat(note("#range=all", "true")).doesNotContain("triangle").startsWith("Failed and diverged trials (4)");
    }

    @Test
    void failedTrialsAreNoTrianglesWhateverTheyReached() {
        assertThat(scripts.value("isOnEdge({ state: 'DIVERGED', reached: 0.1 }, { min: 0.9, max: 1 })")
                        .asBoolean())
                .isFalse();
        assertThat(scripts.value("isOnEdge({ state: 'PRUNED', reached: 0.1 }, { min: 0.9, max: 1 })")
                        .asBoolean())
                .isTrue();
    }

    /** As ECharts draws it: across and from above, where a value of 4 has 400 pixels and a share of 1 has 100. */
    @ParameterizedTest
    @CsvSource({
        "'[3, 2, 1, 0]', M300 75L200 75L200 50L100 50L100 25L0 25L0 0",
        "'[0, 1, 2, 3]', M0 75L100 75L100 50L200 50L200 25L300 25L300 0"
    })
    void theShareThatIsAsGoodRisesWhereAValueIsReached(String bestFirst, String path) throws IOException {
        assertThat(ChartLines.of(scripts.value("distributionLine(" + bestFirst + ")"), 4))
                .contains(path);
    }

    /** A linear model reaches 92 %, and the majority class 11 %. */
    @Test
    void whatIsReachedWithoutANetworkIsSaidWhereTheAxisHasNoRoomForIt() {
        assertThat(note("", "true")).contains("Without a network: linear model 92.00 %, majority class 11.23 %.");
        assertThat(note("#range=all", "true")).doesNotContain("Without a network");
    }
}
