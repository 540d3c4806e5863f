package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trials far worse than the others stand at the end of an axis, in words too, or the axis has room for them. */
class ScriptBeyondTest {
    private static final String COMPLETE = "data.trials.filter((t) => t.state === 'COMPLETE').sort(bestFirst)";
    private static final String VALUES = COMPLETE + ".map((t) => t.value)";

    private static final String KEPT = COMPLETE + ".filter(isKept).length";

    private static Scripts scripts;

    /** The worst two complete trials learnt nothing. */
    @BeforeAll
    static void start() {
        scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()));
        scripts.value(COMPLETE + ".slice(-2).forEach((t) => { t.reached = 0.1; t.value = 0.1; })");
    }

    @AfterAll
    static void stop() {
        scripts.close();
    }

    private static double number(String hash, String expression) {
        return scripts.at(hash).value(expression).asDouble();
    }

    @Test
    void theyStandAtTheEndAndNotWhereAnotherTrialIs() {
        double worstOfTheOthers = number("", VALUES + ".at(-3)");
        double end = number("", "completeEnds().min");

        assertThat(worstOfTheOthers).isGreaterThan(end);
        assertThat(number("", "placeOn(completeEnds(), 0.1)")).isEqualTo(end);
        assertThat(number("", "placeOn(completeEnds(), " + worstOfTheOthers + ")"))
                .isEqualTo(worstOfTheOthers);
    }

    @Test
    void theWholeRangeHasThemWhereTheyAre() {
        assertThat(number("#range=all", "completeEnds().min")).isBetween(0.0, 0.1);
        assertThat(number("#range=all", "placeOn(completeEnds(), 0.1)")).isEqualTo(0.1);
    }

    @Test
    void theyAreCountedBelowTheChart() {
        String end = scripts.at("").text("figure(completeEnds().min)");
        assertThat(scripts.text("standingInWords(" + VALUES + ", completeEnds())"))
                .isEqualTo("2 trials below " + end + " stand at the end of the axis of validation accuracy.");
        assertThat(scripts.text("standingInWords([0.1], completeEnds())"))
                .isEqualTo("1 trial below " + end + " stands at the end of the axis of validation accuracy.");
        assertThat(scripts.text("trianglesInWords([0.1], completeEnds())"))
                .isEqualTo("1 trial below " + end + " is drawn as a triangle on the lower edge.");
        assertThat(scripts.at("#range=all").text("standingInWords(" + VALUES + ", completeEnds())"))
                .isEmpty();
    }

    /** Brushed with the mouse, an interval ends near the axis's end, not on it. */
    @Test
    void aBrushThatGoesToTheEndKeepsThemAndSaysSo() {
        double end = number("", "completeEnds().min");
        double high = number("", VALUES + ".at(-4)");
        double low = end + (high - end) / 1_000;
        String brush = String.format(Locale.ROOT, "#brush=objective:%s:%s", low, high);

        assertThat(scripts.at(brush).value(KEPT).asInt()).isEqualTo(4);
        assertThat(scripts.text("selectionInWords()"))
                .isEqualTo("validation accuracy "
                        + scripts.text("figure(" + high + ", objectiveDigits(" + (high - end) + ") + 1)")
                        + " and less");
        assertThat(scripts.at(brush + "&range=all").text("selectionInWords()")).contains(" to ");
        assertThat(scripts.value(KEPT).asInt()).isEqualTo(2);
    }
}
