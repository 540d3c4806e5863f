package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.RunningSearch;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** What a study comes to at a glance. */
class ScriptGlanceTest {
    private static final SearchPlan SMALL = SearchPlans.with(
            SampleStudy.halving().search(),
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 200_000)), List.of()));

    /** Trial 24 has 288,000 parameters. */
    @Test
    void aStudyOfOneTrialSaysWhichConstraintsItBreaks() {
        SampleStudy study = SampleStudy.full().only(24);
        try (Scripts scripts = Scripts.of(ReportData.of(study, SampleStudy.space(SampleStudy.PARAMETERS, SMALL)))) {
            assertThat(scripts.value("conditions().map(([name]) => name)"))
                    .extracting(JsonNode::asText)
                    .containsExactly(
                            "Without a network", "Second objective", "Constraints", "Beyond them", "Not repeatable");
            assertThat(scripts.value("conditions().slice(1, 4).map(([, words]) => words)"))
                    .hasToString("[\"network parameters\",\"parameters <= 200000\","
                            + "\"1 of 1 trial with a result breaks a constraint: parameters <= 200000 (trial 24)\"]");
        }
    }

    @Test
    void theTrialsOfARunningSearchAreCountedBesideThoseThatItWasAskedFor() {
        Instant now = Instant.parse("2024-05-04T09:00:00Z");
        Optional<RunningSearch> running = Optional.of(new RunningSearch(60, now, 5, now.plusSeconds(10)));
        SampleStudy study = SampleStudy.full().first(3);
        assertThat(trials(ReportData.of(study, SampleStudy.space(), running))).isEqualTo("3 of 60 trials");
        assertThat(trials(ReportData.of(study, SampleStudy.space())))
                .as("the space asks for 40, the call may have asked for others")
                .isEqualTo("3 trials");
        assertThat(trials(ReportData.of(SampleStudy.repeated(), SampleStudy.space(), running)))
                .isEqualTo("40 of 60 trials and 5 repeats");
    }

    private static String trials(ReportData data) {
        try (Scripts scripts = Scripts.of(data)) {
            return scripts.text("trialsInWords()");
        }
    }

    @Test
    void whatMakesFiguresUnsureIsASentenceEach() {
        try (Scripts scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()))) {
            assertThat(scripts.value("cautions()")).isEmpty();
            scripts.value("(data.overview.few = 'few held-out images', data.test.few = 'few test images')");
            assertThat(scripts.value("cautions()")).hasToString("[\"Few held-out images.\",\"Few test images.\"]");
            scripts.value("(data.test = null)");
            assertThat(scripts.value("cautions()")).hasToString("[\"Few held-out images.\"]");
        }
    }
}
