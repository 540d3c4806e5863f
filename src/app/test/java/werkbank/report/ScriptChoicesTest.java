package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.RunningSearch;

/** What the reader has chosen: in the address, in the table and while a search runs. */
class ScriptChoicesTest {
    private static final ReportData DATA = ReportData.of(SampleStudy.full(), SampleStudy.space());
    private static final Scripts SCRIPTS = Scripts.of(DATA);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=accuracy:desc&compare=3,7 | sort=accuracy:desc&compare=3,7",
                "filter=complete+activation%3Drelu | filter=complete+activation%3Drelu",
                "filter=a%20b | filter=a+b",
                "brush=dropout:0.1:0.2;filters:16:32 | brush=dropout:0.1:0.2;filters:16:32",
                "filter=it%27s%7E(ok) | filter=it%27s%7E%28ok%29",
                "filter=100%25 | filter=100%25",
                "filter=100% | filter=100%25",
                "filter=%C3%BC | filter=%C3%BC",
                "trial=7&&x= | trial=7&x="
            })
    void theAddressKeepsItsChoices(String hash, String text) {
        assertThat(SCRIPTS.at("#" + hash).text("linkText()")).isEqualTo(text);
    }

    @Test
    void theNameOfAPartOfThePageLeavesTheChoices() {
        assertThat(SCRIPTS.at("#trial=7").at("#curves").text("linkText()")).isEqualTo("trial=7");
        assertThat(SCRIPTS.at("#top").text("linkText()")).isEmpty();
        assertThat(SCRIPTS.at("#trial=7").at("").text("linkText()")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"#curves, true", "#top, false", "#, false", "'', false", "#trial=7, false", "#x=, false"})
    void anAddressNamesAPartOfThePageOrHasChoices(String hash, boolean namesPart) {
        assertThat(SCRIPTS.value("namesPart('" + hash + "')").asBoolean()).isEqualTo(namesPart);
    }

    @Test
    void theAddressNamesTheOpenTrialOrTheBestIsOpen() {
        int best = DATA.overview().best().orElseThrow();
        assertThat(SCRIPTS.at("#trial=7").value("pickedTrial.number").asInt()).isEqualTo(7);
        assertThat(SCRIPTS.at("#trial=99").value("pickedTrial.number").asInt()).isEqualTo(best);
        assertThat(SCRIPTS.text("missingTrials('trial')"))
                .isEqualTo("The address asks for trial 99, which this study does not have: its trials are 1 to 40.");
        assertThat(SCRIPTS.at("#compare=3,3,9,x,1,2,5").value("compared().map((t) => t.number)"))
                .as("four at most, in the order of the address")
                .hasToString("[3,9,1,2]");
        assertThat(SCRIPTS.text("comparedInVain()"))
                .isEqualTo("The address asks for trial x, which this study does not have: its trials are 1 to 40."
                        + " Four trials are compared at most, so trial 5 is left out.");
        assertThat(SCRIPTS.at("#compare=1,2,3,4").text("comparedInVain()")).isEmpty();
    }

    /** It would be a point on that which it repeats, in another colour. */
    @Test
    void ofTheSameParametersOneTrialIsRanked() {
        try (Scripts repeated = Scripts.of(ReportData.of(SampleStudy.repeated(), SampleStudy.space()))) {
            assertThat(repeated.value("data.trials.filter((t) => known(t.repeats) && t.state === 'COMPLETE').length")
                            .asInt())
                    .isPositive();
            assertThat(repeated.value("data.trials.filter(isRanked).filter((t) => known(t.repeats))"))
                    .isEmpty();
            assertThat(repeated.value("data.trials.filter(isRanked).length").asInt())
                    .isEqualTo(repeated.value(
                                    "data.trials.filter((t) => t.state === 'COMPLETE' && !known(t.repeats)).length")
                            .asInt());
        }
    }

    /** Two pairs, of which one has a picture, and 1,600 other mistakes without any. */
    @ParameterizedTest
    @CsvSource({"9-4, 9-4, 1", "8-3, 8-3, 5", "4-9, 9-4, 0", "all, all, 1600", "unreadable, 9-4, 1600", ", 9-4, 0"})
    void mistakesThatAreNotThereGiveWayToTheMostFrequent(String asked, String shown, int withoutPicture) {
        String test = "{ pairs: [{ truth: 9, predicted: 4, images: 2 }, { truth: 8, predicted: 3, images: 5 }],"
                + " pictures: [{ truth: 9, predicted: 4, votes: [4, 9] }], withoutPicture: 1600 }";
        String choice = asked == null ? "undefined" : "'" + asked + "'";
        assertThat(SCRIPTS.text("shownMistakes(" + choice + ", " + test + ")")).isEqualTo(shown);
        assertThat(SCRIPTS.value("withoutPictures(" + choice + ", " + test + ")")
                        .asInt())
                .isEqualTo(withoutPicture);
    }

    @Test
    void missingValuesComeLastWhicheverWayTheOthersGo() {
        for (String way : List.of("asc", "desc")) {
            String order = SCRIPTS.value(
                            "data.trials.slice().sort(comparison(trialColumns().find((c) => c.key === 'p.momentum'), "
                                    + way.equals("desc")
                                    + ")).map((t) => ('momentum' in t.values ? 'v' : '-')).join('')")
                    .asText();
            assertThat(order).matches("v+-+");
        }
        assertThat(SCRIPTS.at("").value("sortChoice()")).hasToString("[\"accuracy\",\"desc\"]");
    }

    @Test
    void columnsCanBeLeftOutButNotNumberAndState() {
        SCRIPTS.at("#hide=seconds,p.dropout,state,number");
        String keys = SCRIPTS.text("shownColumns(trialColumns()).map((c) => c.key).join()");
        assertThat(keys).startsWith("number,state,accuracy").doesNotContain("seconds", "p.dropout");
    }

    @Test
    void aChoiceIsFoundByItsValueNotByHowItLooks() {
        try (Scripts own = Scripts.of(DATA)) {
            own.value("data.axes.push({ name: 'kind', scale: 'CHOICE', low: 0, high: 0, choices: [1, '1', true] })");
            own.value("data.trials.forEach((t, i) => { t.values.kind = [1, '1', true][i % 3]; })");
            assertThat(own.value("data.trials.slice(0, 4).map((t) => coordinate('kind', t))"))
                    .hasToString("[0,1,2,0]");
            assertThat(own.at("#brush=kind:1:1")
                            .value("data.trials.filter(isKept).every((t) => t.values.kind === '1')")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void brushesAreWrittenWithTheDigitsThatTheirAxesNeed() {
        assertThat(SCRIPTS.text("brushText(new Map([['dropout', [[0.123456789, 0.3]]], ['filters', [[16, 48]]]]))"))
                .isEqualTo("dropout:0.12346:0.3;filters:16:48");
        assertThat(SCRIPTS.at("#brush=dropout:0.1:0.2;dropout:0.4:0.5").text("selectionInWords()"))
                .isEqualTo("dropout 0.1 to 0.2 or 0.4 to 0.5");
    }

    /** A percent sign that stands for no sign, and an interval without ends. */
    @ParameterizedTest
    @ValueSource(strings = {"%25E0%25A4%25A:1:2", "%:1:2", "dropout", "dropout::", "dropout:low:high"})
    void aBrushThatIsNotWellFormedIsPassedOver(String brush) {
        assertThat(SCRIPTS.at("#brush=" + brush + ";filters:16:32").text("selectionInWords()"))
                .isEqualTo("filters 16 to 32");
    }

    @ParameterizedTest
    @CsvSource({
        "0, running, 9, false",
        "0, running, 10, true",
        "20, late, 59, false",
        "20, late, 60, true",
        "3600, left, 90, false"
    })
    void aPageIsRenewedUntilNobodyWritesItAnyMore(int secondsOver, String state, int secondsOpen, boolean due) {
        Instant by = Instant.parse("2024-05-04T09:00:00Z");
        RunningSearch search = new RunningSearch(60, by.minusSeconds(60), 5, by);
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space(), Optional.of(search)))) {
            String now = secondsOver == 0
                    ? "Date.parse(data.live.by) - 1"
                    : "Date.parse(data.live.by) + 1000 * " + secondsOver;
            assertThat(own.text("liveState(" + now + ")")).isEqualTo(state);
            assertThat(own.value("isDue(" + now + " - 1000 * " + secondsOpen + ", " + now + ")")
                            .asBoolean())
                    .isEqualTo(due);
            assertThat(own.at("#live=off").value("isDue(0, " + now + ")").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void thePageOfASearchSaysHowOldItIs() {
        Instant by = Instant.parse("2024-05-04T09:00:00Z");
        RunningSearch search = new RunningSearch(60, by.minusSeconds(60), 5, by);
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space(), Optional.of(search)))) {
            assertThat(own.text("liveWords('running', Date.parse(data.live.written), false)"))
                    .isEqualTo("Search is running, 38 of 60 trials finished. This page renews itself.");
            assertThat(own.text("liveWords('running', Date.parse(data.live.written), true)"))
                    .isEqualTo(
                            "Search is running, 38 of 60 trials finished. This page waits until you leave the text field.");
            assertThat(own.text("liveWords('late', Date.parse(data.live.by), false)"))
                    .isEqualTo("38 of 60 trials finished. The search last wrote this page 1 min ago, and a newer one is"
                            + " overdue: it may have been killed. This page looks once a minute.");
            assertThat(own.text("liveWords('left', Date.parse(data.live.by) + 86400000 * 2, false)"))
                    .startsWith("The search was running when this page was written, 2.0 days ago, with 38 of 60");
            assertThat(own.at("#live=off").text("liveWords('running', Date.parse(data.live.written) + 20000, false)"))
                    .isEqualTo("Search is running, 38 of 60 trials finished, written 20 s ago. Renewing is paused.");
        }
    }
}
