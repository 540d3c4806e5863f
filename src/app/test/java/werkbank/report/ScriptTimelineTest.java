package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is said of the timeline's bars. */
class ScriptTimelineTest {
    private static final Scripts SCRIPTS = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()));

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    private static String note(String... bars) {
        return SCRIPTS.text("(Object.assign(data.timeline, { bars: [" + String.join(", ", bars)
                + "], breaks: [] }), timelineNote())");
    }

    @Test
    void trialsThatRunAreNotCalledCutOff() {
        String cut = "{ end: 'INTERRUPTED', cut: true }";
        String running = "{ end: 'RUNNING', cut: false }";
        assertThat(note("{ end: 'COMPLETE', cut: false }")).startsWith("Drag the ends of the strip");
        assertThat(note(cut, running))
                .startsWith("1 bar with a dashed edge was cut off: it ends with the last whole epoch."
                        + " 1 trial is running: its bar ends with the last whole epoch so far. Drag ");
        assertThat(note(running, running))
                .startsWith("2 trials are running: their bars end with the last whole epoch so far. Drag ");
    }

    @Test
    void aBarSaysWhereItEndsOtherThanItsLeg() {
        assertThat(SCRIPTS.value("[{ end: 'RUNNING', cut: false }, { end: 'INTERRUPTED', cut: true },"
                        + " { end: 'COMPLETE', cut: false }].map(endInWords)"))
                .hasToString("[\"not yet; the last whole epoch so far\",\"cut off; not known\",null]");
    }
}
