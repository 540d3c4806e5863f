package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where the axes of learning curves end, and what is said of what lies below them. */
class ScriptEpochsTest {
    private static final Scripts SCRIPTS = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()));

    /** A first epoch far below nine others. */
    private static final String FAR_BELOW = "[0.2, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98]";

    /** A first epoch that needs no more than twice the room of the others. */
    private static final String NOT_FAR = "[0.82, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98]";

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @Test
    void theLowestEpochsLeaveTheAxisOnlyWhereTheyLieFarBelow() {
        assertThat(least("", "curveEnds(" + FAR_BELOW + ")")).isBetween(0.89, 0.9);
        assertThat(least("", "compareEnds(" + FAR_BELOW + ")")).isBetween(0.89, 0.9);
        assertThat(least("", "curveEnds(" + NOT_FAR + ")")).isBetween(0.8, 0.82);
        assertThat(least("", "compareEnds(" + NOT_FAR + ")")).isBetween(0.8, 0.82);
        assertThat(SCRIPTS.value("[curveEnds([]), compareEnds([0.5, 0.5])]"))
                .hasToString("[{\"min\":0,\"max\":1},{\"min\":0.4995,\"max\":0.5005}]");
    }

    @Test
    void everyEpochIsShownWhereThatIsAskedFor() {
        assertThat(least("#epochs=all", "curveEnds(" + FAR_BELOW + ")")).isBetween(0.0, 0.2);
        assertThat(least("#range=all", "curveEnds(" + FAR_BELOW + ")")).isBetween(0.0, 0.2);
    }

    private static double least(String hash, String ends) {
        return SCRIPTS.at(hash).value(ends + ".min").asDouble();
    }

    @Test
    void whatLiesBelowTheAxisIsCounted() {
        String first = "{ trial: { number: 1 }, coords: [[1, 0.2], [2, 0.4], [3, 0.9]] }";
        String second = "{ trial: { number: 2 }, coords: [[1, 0.3]] }";
        String third = "{ trial: { number: 3 }, coords: [[1, 0.1]] }";
        String high = "{ trial: { number: 4 }, coords: [[1, 0.8]] }";
        assertThat(below(high)).isEmpty();
        assertThat(below(first)).isEqualTo("The axis begins at 70.05 %: 2 epochs of trial 1 lie below it.");
        assertThat(below(first, second, high))
                .isEqualTo("The axis begins at 70.05 %: 3 epochs of 2 trials lie below it, trial 2 altogether.");
        assertThat(below(second, third))
                .isEqualTo("The axis begins at 70.05 %: 2 epochs of 2 trials lie below it, 2 trials altogether.");
        assertThat(below(second))
                .isEqualTo("The axis begins at 70.05 %: 1 epoch of trial 2 lies below it, trial 2 altogether.");
    }

    private static String below(String... lines) {
        return SCRIPTS.text("belowInWords([" + String.join(", ", lines) + "], { min: 0.7005 })");
    }

    @Test
    void epochsOnTheEdgeOfAComparisonAreCounted() {
        assertThat(SCRIPTS.text("onEdgeInWords([0.6, 0.7, 0.9], { min: 0.7 })"))
                .isEqualTo("1 epoch with less accuracy than 70.00 % stands on the lower edge.");
        assertThat(SCRIPTS.text("onEdgeInWords([0.5, 0.6, 0.9], { min: 0.7 })"))
                .isEqualTo("2 epochs with less accuracy than 70.00 % stand on the lower edge.");
        assertThat(SCRIPTS.text("onEdgeInWords([0.7, 0.9], { min: 0.7 })")).isEmpty();
    }
}
