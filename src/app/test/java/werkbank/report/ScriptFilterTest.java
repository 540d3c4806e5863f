package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.trial.TrialState;
import werkbank.report.view.TrialRow;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

/** The filter, over the trials of the report that comes with Werkbank, by the names and units that it shows. */
class ScriptFilterTest {
    private static List<TrialRow> trials;
    private static Scripts scripts;

    @BeforeAll
    static void read() throws IOException {
        ReportData data = new RenewedPage(Files.readString(Path.of("reports/mnist-best.html"))).data();
        trials = data.trials();
        scripts = Scripts.of(data);
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    private static List<Integer> numbers(Predicate<TrialRow> kept) {
        return trials.stream().filter(kept).map(TrialRow::number).toList();
    }

    /** Numbers of the trials that an address keeps. */
    private static List<Integer> kept(String key, String value) {
        List<Integer> kept = new ArrayList<>();
        scripts.at("#" + key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .value("data.trials.filter(isKept).map((trial) => trial.number)")
                .forEach(number -> kept.add(number.asInt()));
        return kept;
    }

    private static String problems() {
        return scripts.text("filterProblems().join(' ')");
    }

    private static double value(TrialRow row, String parameter) {
        return ((Number) row.values().get(parameter)).doubleValue();
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    @Test
    void namesAndUnitsAsTheyAreShownWork() {
        Map<String, Predicate<TrialRow>> filters = Map.ofEntries(
                Map.entry("log-loss<0.0095", row -> row.logLoss().orElse(1.0) < 0.0095),
                Map.entry("accuracy>99.7", row -> row.accuracy().orElse(0.0) > 0.997),
                Map.entry("Validation accuracy >= 99.7 %", row -> row.accuracy().orElse(0.0) >= 0.997),
                Map.entry("accuracy>0.997", row -> row.accuracy().orElse(0.0) > 0.997),
                Map.entry("accuracy=99.62", row -> rounded(100 * row.accuracy().orElse(0.0), 2)
                        .equals("99.62")),
                Map.entry("time>10", row -> row.seconds() > 10),
                Map.entry("time>10min", row -> row.seconds() > 600),
                Map.entry("time<=1h time >= 20 min", row -> row.seconds() <= 3_600 && row.seconds() >= 1_200),
                Map.entry("time>=20 min 30 s", row -> row.seconds() >= 1_230),
                Map.entry("time<10 m", row -> row.seconds() < 600),
                Map.entry("size<200 k", row -> row.parameters().orElse(0L) < 200_000),
                Map.entry("size<200000", row -> row.parameters().orElse(0L) < 200_000),
                Map.entry("network size<200k", row -> row.parameters().orElse(0L) < 200_000),
                Map.entry("size=257,034", row -> row.parameters().orElse(0L) == 257_034),
                Map.entry("weights<0.2m", row -> row.parameters().orElse(0L) < 200_000),
                Map.entry("weights=ema", row -> row.weights().orElse("").equals("ema")),
                Map.entry("weights!=ema", row -> row.weights().orElse("ema").equals("trained")),
                Map.entry("trial=33", row -> row.number() == 33),
                Map.entry("state=pruned", row -> row.state() == TrialState.PRUNED),
                Map.entry("pruned epochs=6", row -> row.state() == TrialState.PRUNED && row.epochs() == 6),
                Map.entry("best epoch>15", row -> row.bestEpoch().orElse(0) > 15),
                Map.entry("rotation>14", row -> value(row, "augmentation.rotation") > 14),
                Map.entry("augmentation.rotation>14", row -> value(row, "augmentation.rotation") > 14),
                Map.entry("alpha<1", row -> value(row, "augmentation.elastic.alpha") < 1),
                Map.entry("dropout=0.144", row -> rounded(value(row, "dropout"), 3)
                        .equals("0.144")),
                Map.entry("down=pool", row -> "pool".equals(row.values().get("down"))));
        filters.forEach((filter, wanted) -> {
            assertThat(kept("filter", filter)).as(filter).isNotEmpty().isEqualTo(numbers(wanted));
            assertThat(problems()).as(filter).isEmpty();
        });
    }

    /** Also without the spaces that it is shown with. */
    @Test
    void whatAColumnShowsIsAWordThatItsTrialHas() {
        JsonNode cells = scripts.value(
                """
                trialColumns().flatMap((column) => data.trials.filter((t) => known(column.value(t)))
                    .filter((_, i) => i % 8 === 0).map((t) => [t.number, column.show(column.value(t))]))
                """);
        assertThat(cells).extracting(cell -> cell.get(1).asText()).contains("ema", "trained", "99.62 %", "257,034");
        cells.forEach(cell -> {
            String text = cell.get(1).asText();
            for (String word : List.of(text, text.replaceAll("\\s", ""))) {
                assertThat(kept("filter", word))
                        .as(word)
                        .contains(cell.get(0).asInt())
                        .hasSizeLessThanOrEqualTo(33);
                assertThat(problems()).isEmpty();
            }
        });
        assertThat(kept("filter", "ema"))
                .isEqualTo(numbers(row -> row.weights().orElse("").equals("ema")));
    }

    /** A spread is seldom as much as a percent. */
    @Test
    void aSpreadIsPercentWithoutTheSignToo() {
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()))) {
            own.value("data.trials.forEach((t, i) => { t.spread = [0.002, 0.0103, 0.1048][Math.min(i, 2)]; })");
            for (String filter : List.of("spread<0.5", "spread<1", "spread<1%25", "spread=0.2")) {
                assertThat(own.at("#filter=" + filter)
                                .value("data.trials.filter(isKept).length")
                                .asInt())
                        .as(filter)
                        .isEqualTo(1);
            }
            assertThat(own.at("#filter=spread<1.5")
                            .value("data.trials.filter(isKept).length")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void anUnknownNameIsSaidAndTheRestFilters() {
        assertThat(kept("filter", "acuracy>99 state=complete"))
                .isEqualTo(numbers(row -> row.state() == TrialState.COMPLETE));
        assertThat(problems())
                .startsWith("Nothing is called “acuracy”; the names are trial, state, validation-accuracy, log-loss, ")
                .contains("network-size", "rotation", "elastic.alpha");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy>high | “high” is no value that accuracy can have; write for instance validation-accuracy>99.12%.",
                "state=prund | “prund” is no value that state can have; write for instance state=pruned.",
                "state>pruned | “pruned” is no value that state can have; write for instance state=pruned.",
                "epochs> | “epochs>” lacks a value, for instance epochs>2.",
                "time<5parsecs | “5parsecs” is no value that time can have; write for instance time<3min.",
                "time<1,200 | “1,200” is no value that time can have; write for instance time<3min.",
                "log-loss<0,045 | “0,045” is no value that log-loss can have; write for instance log-loss<0.0272.",
                "accuracy>99,700 | “99,700” is no value that accuracy can have; write for instance validation-accuracy>99.12%.",
                "rotation>12,500 | “12,500” is no value that rotation can have; write for instance rotation>15.",
                "size<0,200 | “0,200” is no value that size can have; write for instance network-size<327,242.",
                "size<25,70 | “25,70” is no value that size can have; write for instance network-size<327,242."
            })
    void whatIsNoValueIsSaidAndFiltersNothing(String filter, String words) {
        assertThat(kept("filter", filter)).hasSize(33);
        assertThat(problems()).isEqualTo(words);
    }

    @Test
    void valuesThatNoTrialHasLeaveNone() {
        assertThat(kept("filter", "epochs>100")).isEmpty();
        assertThat(scripts.text("keptInWords()")).isEqualTo("0 of 33 trials shown: “epochs>100”.");
        assertThat(kept("filter", "state=failed")).isEmpty();
        assertThat(problems()).isEmpty();
    }

    /** The examples that a wrong value is answered with, of every column. */
    @Test
    void everyColumnsOwnExampleFilters() {
        Constraints small =
                new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 200_000)), List.of());
        SearchPlan plan = SearchPlans.with(SampleStudy.halving().search(), small);
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(SampleStudy.PARAMETERS, plan));
        try (Scripts own = Scripts.of(data)) {
            own.value("data.axes.push({ ...data.axes[2], name: 'target', choices: ['cross entropy', 'Hinge'] })");
            own.value("data.trials.forEach((t, i) => { t.values.target = data.axes.at(-1).choices[i % 2]; })");
            own.value("filterFields().map((field) => exampleOf(field, '='))").forEach(example -> {
                own.at("#filter=" + URLEncoder.encode(example.asText(), StandardCharsets.UTF_8));
                assertThat(own.value("filterProblems()")).as(example.asText()).isEmpty();
                assertThat(own.value("data.trials.filter(isKept).length").asInt())
                        .as(example.asText())
                        .isPositive();
            });
            assertThat(own.value("filterFields().map((field) => exampleOf(field, '='))"))
                    .extracting(JsonNode::asText)
                    .contains("pareto-front=front", "constraints=breaksparameters<=200000", "target=crossentropy");
        }
    }

    @Test
    void onlyTheColumnOfWeightsMayHaveTheirNames() {
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.halving()))) {
            assertThat(own.at("#filter=front%3Dema").text("filterProblems()[0]"))
                    .isEqualTo("“ema” is no value that front can have; write for instance pareto-front=front.");
            assertThat(own.at("#filter=kept%3Dema").value("filterProblems()"))
                    .as("which no trial kept")
                    .isEmpty();
        }
    }

    /** Without a trial that has figures a column is one of numbers all the same. */
    @Test
    void numbersMayBeAskedForBeforeThereAreAny() {
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.onlyFailed(), SampleStudy.space()))) {
            assertThat(own.at("#filter=accuracy%3E99").value("filterProblems()"))
                    .isEmpty();
        }
    }

    @Test
    void aNameThatFitsSeveralParametersIsToBeWrittenInFull() {
        try (Scripts own = Scripts.of(ReportData.of(SampleStudy.full(), SampleStudy.space()))) {
            own.value("data.axes.push({ ...data.axes[1], name: 'head.rate' }, { ...data.axes[1], name: 'body.rate' })");
            own.value("data.trials.forEach((t) => Object.assign(t.values, { 'head.rate': 0.5, 'body.rate': 0.25 }))");
            own.at("#filter=rate%3E0.3");
            assertThat(own.text("filterProblems()[0]"))
                    .isEqualTo("“rate” can be head.rate or body.rate; write it in full.");
            assertThat(own.at("#filter=head.rate%3E0.3")
                            .value("data.trials.filter(isKept).length")
                            .asInt())
                    .isEqualTo(40);
        }
    }

    @Test
    void brushesHaveDigitsThatTellTheirEndsApart() {
        assertThat(brushed("objective:0.00885:0.0095"))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "%d of 33 trials shown: validation log-loss 0.00885 to 0.00950.",
                        numbers(row -> row.value().orElse(1.0) <= 0.0095 && row.state() == TrialState.COMPLETE)
                                .size()));
        assertThat(brushed("dropout:0.1437:0.1443")).contains("dropout 0.1437 to 0.1443.");
        assertThat(brushed("training.learning-rate:0.0018:0.0019")).contains("learning-rate 0.0018 to 0.0019.");
        assertThat(scripts.at("#brush=no-parameter:1:2").value("isSelecting()").asBoolean())
                .isFalse();
    }

    private static String brushed(String brush) {
        return scripts.at("#brush=" + brush).text("keptInWords()");
    }

    @Test
    void parametersGoWithoutWhatTheirNamesHaveInCommon() {
        assertThat(scripts.value("data.axes.map((a) => shortName(a.name))").toString())
                .contains("\"rotation\"", "\"elastic.alpha\"", "\"learning-rate\"")
                .doesNotContain("augmentation.");
    }
}
