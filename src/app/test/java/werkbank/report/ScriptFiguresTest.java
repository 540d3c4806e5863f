package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Views;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** How the page shows figures, which trial it takes for better, and where its axes end. */
class ScriptFiguresTest {
    private static final ReportData DATA = ReportData.of(SampleStudy.full(), SampleStudy.space());
    private static final Scripts SCRIPTS = Scripts.of(DATA);

    /** Networks have 9,000 parameters a filter, so that more than 16 filters are too many. */
    private static final SearchPlan SMALL = SearchPlans.with(
            SearchPlan.STANDARD,
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 200_000)), List.of()));

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent(0.99123) | 99.12 %",
                "percent(0.5, 0) | 50 %",
                "percent(null) | –",
                "count(1234567) | 1,234,567",
                "loss(0.01234) | 0.0123",
                "loss(0.00012345) | 0.00012",
                "loss(0) | 0.0000",
                "plural(1, 'trial') | 1 trial",
                "plural(2000, 'trial') | 2,000 trials",
                "plain(0.0012345) | 0.00123",
                "plain(12, 1) | 12",
                "plain('relu') | relu",
                "duration(0) | –",
                "duration(9.84) | 9.8 s",
                "duration(59) | 59 s",
                "duration(600) | 10 min",
                "duration(3900) | 1 h 5 min",
                "duration(200000) | 2.3 days",
                "time('2024-05-04T08:30:12Z') | 2024-05-04 08:30 UTC",
                "capital('validation') | Validation",
                "shortened('separable', 4) | sep…",
                "percentagePoints(-0.0012) | −0.12",
                "percentagePoints(0.01, 1) | +1.0",
                "interval({ low: 0.9, high: 0.95 }) | 90.00 to 95.00 %"
            })
    void numbersAreShownAsAReaderWantsThem(String call, String shown) {
        assertThat(SCRIPTS.text(call)).isEqualTo(shown);
    }

    @Test
    void theBestTrialIsToldWithWhatItIsWorthElsewhere() {
        int best = DATA.overview().best().orElseThrow();
        double elsewhere = DATA.overview().elsewhere().orElseThrow().elsewhere();
        assertThat(SCRIPTS.text(String.format(Locale.ROOT, "elsewhereInWords({ number: %d })", best)))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "about %s on other images, since it was chosen by these as the best of 30, reckoned from the 24"
                                + " whose files are kept",
                        SCRIPTS.text(String.format(Locale.ROOT, "meanFigure(%s)", elsewhere))));
        assertThat(SCRIPTS.text("String(elsewhereInWords({ number: 0 }))")).isEqualTo("null");
    }

    @Test
    void thePicturesAreOfTheTrialThatWasTheBestWhenTheyWereDrawn() {
        int best = DATA.overview().best().orElseThrow();
        assertThat(SCRIPTS.text("augmentedInWords(" + best + ")")).isEqualTo("trial " + best + ", the best");
        assertThat(SCRIPTS.text("augmentedInWords(0)")).isEqualTo("trial 0, the best when a search last ended");
    }

    @Test
    void aRaceIsToldByTheLastRoundThatAConfigurationWasIn() {
        String rounds = "data.race.length = 0, data.race.push("
                + "{ round: 1, standings: [{ trial: 2, behind: 0, error: 0, p: 1, dropped: false },"
                + " { trial: 5, behind: 0.001, error: 0.002, p: 0.6, dropped: false },"
                + " { trial: 9, behind: 0.0123, error: 0.0025, p: 0.00001, dropped: true }] },"
                + "{ round: 2, standings: [{ trial: 2, behind: 0, error: 0, p: 1, dropped: false },"
                + " { trial: 5, behind: 0.004, error: 0.002, p: 0.045, dropped: true }] }), ";
        assertThat(SCRIPTS.text(rounds + "raceInWords(9)"))
                .isEqualTo("out after 2 seeds: 1.23 % ± 0.25 % behind trial 2, p < 0.001");
        assertThat(SCRIPTS.text("raceInWords(5)"))
                .isEqualTo("out after 3 seeds: 0.40 % ± 0.20 % behind trial 2, p = 0.045");
        assertThat(SCRIPTS.text("raceInWords(2)")).isEqualTo("ahead after 3 seeds");
        assertThat(SCRIPTS.text("data.race.length = 0, raceInWords(2)")).isEqualTo("–");
    }

    @Test
    void digitsTellNeighboursApart() {
        assertThat(SCRIPTS.value("[accuracyDigits(0.4), accuracyDigits(0.004), accuracyDigits(0)]"))
                .hasToString("[0,1,2]");
        assertThat(SCRIPTS.value("[rangeDigits(0, 1), rangeDigits(0.1437, 0.1443), rangeDigits(0.0001, 0.1, true)]"))
                .hasToString("[3,5,3]");
        assertThat(SCRIPTS.value("[digitsApart([0.1, 0.2]), digitsApart([0.12345, 0.12346]), digitsApart(['a', 'b'])]"))
                .hasToString("[4,6,4]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validation: 6000, folds: 0, heldOut: 'RANDOM', trainLimit: 0 | 0 | 6,000 validation images, seed 7",
                "validation: 1, folds: 0, heldOut: 'RANDOM', trainLimit: 500 | 0 | 1 validation image, seed 7, 500 to train on",
                "validation: 6000, folds: 0, heldOut: 'LAST', trainLimit: 0 | 0 | 6,000 validation images, the last of the files",
                "validation: 90, folds: 0, heldOut: 'RANDOM', trainLimit: 0 | 90 | 90 validation images, a part of their own",
                "validation: 90, folds: 0, heldOut: 'RANDOM', trainLimit: 500 | 90"
                        + " | 90 validation images, a part of their own, 500 to train on, seed 7",
                "validation: 0, folds: 5, heldOut: 'RANDOM', trainLimit: 0 | 0 | 5 folds, seed 7",
                "validation: 0, folds: 5, heldOut: 'RANDOM', trainLimit: 1000 | 90 | 5 folds of 1,000 images, seed 7"
            })
    void theSplitIsToldWithTheSeedWhereThatDecides(String split, int ownValidation, String words) {
        assertThat(SCRIPTS.text(String.format(
                        Locale.ROOT,
                        "splitInWords({ %s, splitSeed: 7 }, { ownValidation: %d })",
                        split,
                        ownValidation)))
                .isEqualTo(words);
        if (ownValidation == 0) {
            assertThat(SCRIPTS.text("splitInWords({ " + split + ", splitSeed: 7 }, null)"))
                    .as("a record of a former version")
                    .isEqualTo(words);
        }
    }

    @Test
    void everyKindOfViewHasWords() {
        for (Views.Kind kind : Views.Kind.values()) {
            assertThat(SCRIPTS.value("VIEW_WORDS." + kind).isTextual())
                    .as(kind.name())
                    .isTrue();
        }
    }

    @Test
    void repeatsAreNotAmongTheJudged() {
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.repeated(), SampleStudy.space()))) {
            String judged = "data.trials.filter(isJudged).map((t) => t.number)";
            List<Integer> complete = SampleStudy.full().trials().stream()
                    .filter(trial -> trial.state() == TrialState.COMPLETE)
                    .map(Trial::number)
                    .toList();
            assertThat(own.value("[data.mattered.epoch]")).hasToString("[null]");
            assertThat(own.value(judged)).hasToString(complete.toString().replace(" ", ""));
            own.value("(data.mattered.epoch = 1)");
            assertThat(own.value(judged + ".filter((number) => number > 40)")).isEmpty();
        }
    }

    @Test
    void theBestTrialIsTheReportsBest() {
        assertThat(SCRIPTS.value("[...data.trials].sort(bestFirst)[0].number").asInt())
                .isEqualTo(DATA.overview().best().orElseThrow());
        List<Integer> complete = SampleStudy.full().trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                .map(Trial::number)
                .toList();
        assertThat(SCRIPTS.value(
                        "data.trials.filter((t) => t.state === 'COMPLETE').sort(bestFirst).map((t) => t.number)"))
                .hasToString(complete.toString().replace(" ", ""));
    }

    @Test
    void thoseThatKeepTheConstraintsComeFirstAndDrawTheLineOfTheBest() {
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(SampleStudy.PARAMETERS, SMALL));
        Scripts scripts = Scripts.of(data);
        List<Integer> complete = SampleStudy.full().trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(SMALL))
                .map(Trial::number)
                .toList();
        assertThat(complete)
                .isNotEqualTo(SampleStudy.full().trials().stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                        .map(Trial::number)
                        .toList());
        assertThat(scripts.value(
                        "data.trials.filter((t) => t.state === 'COMPLETE').sort(bestFirst).map((t) => t.number)"))
                .hasToString(complete.toString().replace(" ", ""));
        double best = data.trials()
                .get(data.overview().best().orElseThrow() - 1)
                .value()
                .orElseThrow();
        assertThat(scripts.value("bestSoFar({ low: 0, high: 1 }).pop()[1]").asDouble())
                .isEqualTo(best);
    }

    @Test
    void theTablesFirstOrderIsBestFirstAndAHeaderSortsByTheFigureAlone() {
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(SampleStudy.PARAMETERS, SMALL));
        try (Scripts scripts = Scripts.of(data)) {
            scripts.value("(data.accuracy = trialColumns().find((c) => c.key === 'accuracy'))");
            String order = "[...data.trials].sort(tableOrder(data.accuracy, true)).map((t) => t.number)";
            assertThat(scripts.value(order))
                    .isEqualTo(scripts.value("[...data.trials].sort(bestFirst).map((t) => t.number)"));
            scripts.at("#sort=accuracy:desc");
            assertThat(scripts.value(order).get(0).asInt())
                    .isEqualTo(DATA.overview().best().orElseThrow());
            assertThat(data.overview().best()).isNotEqualTo(DATA.overview().best());
        }
    }

    @Test
    void theDistributionGoesByTheValueAlone() {
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(SampleStudy.PARAMETERS, SMALL));
        try (Scripts scripts = Scripts.of(data)) {
            List<Double> values = new ArrayList<>();
            scripts.value("rankedValues(data.trials.filter((t) => t.state === 'COMPLETE'))")
                    .forEach(value -> values.add(value.asDouble()));
            assertThat(values).hasSize(30).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(scripts.text("asGoodAs()")).isEqualTo("at least");
        }
        try (Scripts scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS)))) {
            assertThat(scripts.value("rankedValues([{ value: 0.2 }, { value: 0.1 }])"))
                    .hasToString("[0.1,0.2]");
            assertThat(scripts.text("asGoodAs()")).isEqualTo("at most");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VAL_ACCURACY, accuracy, 99.12 %",
        "VAL_LOSS, logLoss, 0.99",
        "VAL_F1, value, 99.12 %",
        "VAL_ERRORS, value, 0.991"
    })
    void theObjectiveHasItsColumnAndItsUnit(Objective objective, String column, String figure) {
        try (Scripts scripts = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space(objective)))) {
            assertThat(scripts.text("objectiveKey()")).isEqualTo(column);
            assertThat(scripts.text("trialColumns().filter((c) => c.key === objectiveKey()).length"))
                    .isEqualTo("1");
            assertThat(scripts.text("trialFigures()[0].objective")).isEqualTo(objective.label());
            assertThat(scripts.text("trialFigures()[0].note")).isEqualTo("objective");
            assertThat(scripts.text("figure(0.9912, 2)")).isEqualTo(figure);
        }
    }

    @Test
    void axesOfTheObjectiveEndWhereMostTrialsLie() {
        double low = DATA.reaches().orElseThrow().low();
        double high = DATA.reaches().orElseThrow().high();
        assertThat(SCRIPTS.value("objectiveEnds([]).min").asDouble()).isLessThan(low);
        assertThat(SCRIPTS.value("objectiveEnds([]).max").asDouble()).isBetween(high, 1.0);
        assertThat(SCRIPTS.value("objectiveEnds([0.1]).min").asDouble())
                .as("values count only when the whole range is asked for")
                .isGreaterThan(0.1);
        assertThat(SCRIPTS.at("#range=all").value("objectiveEnds([0.1]).min").asDouble())
                .isBetween(0.0, 0.1);
        assertThat(SCRIPTS.at("").value("[worseEnd({ min: 1, max: 2 }), isBeyond(0.5, { min: 1, max: 2 })]"))
                .hasToString("[1,true]");
        assertThat(SCRIPTS.value("[standing(" + low + "), standing(" + high + ")]"))
                .hasToString("[0,1]");
    }

    @Test
    void pointsBelowALogarithmicAxisStandOnItsEdge() {
        assertThat(SCRIPTS.value("notBelow([[1, 0], [2, 0.5], [3, null]], { min: 0.01 })"))
                .hasToString("[[1,0.01,0],[2,0.5,0.5],[3,null,null]]");
    }

    @Test
    void theRampRunsFromItsFirstColourToItsLast() {
        assertThat(SCRIPTS.value("[0, 0.5, 1, 7].map((share) => rampColour(['#000000', '#102030', '#ffffff'], share))"))
                .hasToString("[\"rgb(0,0,0)\",\"rgb(16,32,48)\",\"rgb(255,255,255)\",\"rgb(255,255,255)\"]");
        assertThat(SCRIPTS.value("[LIGHT, DARK].map((colours) => Object.keys(colours).join())[0]")
                        .asText())
                .isEqualTo(SCRIPTS.text("Object.keys(DARK).join()"));
    }

    @Test
    void ofTooManyTrialsTheBestAndAnEvenShareAreDrawn() {
        assertThat(SCRIPTS.value("thinned(data.trials, 40).length").asInt()).isEqualTo(40);
        assertThat(SCRIPTS.value("new Set(thinned(data.trials, 12).map((t) => t.number)).size")
                        .asInt())
                .isEqualTo(12);
        assertThat(SCRIPTS.value("thinned(data.trials, 12).slice(0, 4)").findValuesAsText("number"))
                .isEqualTo(SCRIPTS.value("[...data.trials].sort(bestFirst).slice(0, 4)")
                        .findValuesAsText("number"));
        assertThat(SCRIPTS.text("thinnedInWords(data.trials, 12)"))
                .isEqualTo("Of 40 trials at most 12 are drawn: the best third, and an even share of the others.");
        assertThat(SCRIPTS.text("thinnedInWords(data.trials, 40)")).isEmpty();
    }

    @Test
    void theBestSoFarNeverGetsWorse() {
        List<Double> heights = new ArrayList<>();
        SCRIPTS.value("bestSoFar({ min: 0, max: 1 })")
                .forEach(point -> heights.add(point.get(1).asDouble()));
        assertThat(heights).isSorted().last().isEqualTo(DATA.search().best().orElseThrow());
    }

    @Test
    void manyValuesAreDrawnAsFewSteps() {
        assertThat(SCRIPTS.value("steps([3, 2, 1, 0])")).hasToString("[[3,0.25],[2,0.5],[1,0.75],[0,1]]");
        assertThat(SCRIPTS.value("steps(Array.from({ length: 2501 }, (_, i) => i)).length")
                        .asInt())
                .isLessThanOrEqualTo(1_000);
        assertThat(SCRIPTS.value("steps(Array.from({ length: 2501 }, (_, i) => i)).pop()"))
                .hasToString("[2500,1]");
    }
}
