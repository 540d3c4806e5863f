package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.space.NameRule;

/** What the page says of single trials, of members and of classes. */
class ScriptTrialTest {
    private static final SampleStudy STUDY = SampleStudy.full();
    private static final ReportData DATA = ReportData.of(STUDY, SampleStudy.space());
    private static final Scripts SCRIPTS = Scripts.of(DATA);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @Test
    void theConfusionIsCountedBackFromTheMistakes() {
        Trial trial = STUDY.trials().stream()
                .filter(one -> one.state() == TrialState.COMPLETE)
                .findFirst()
                .orElseThrow();
        List<List<Integer>> counted =
                trial.outcome().map(TrialResult.Outcome::confusion).orElseThrow();
        assertThat(SCRIPTS.value("validationConfusion(trialOf({ trial: " + trial.number() + " }))"))
                .hasToString(counted.toString().replace(" ", ""));
        assertThat(SCRIPTS.value("pairsOf([4, 9, 3, 9, 4, 1])"))
                .hasToString("[{\"truth\":4,\"predicted\":9,\"images\":3},{\"truth\":9,\"predicted\":4,\"images\":1}]");
    }

    @Test
    void theLeaderIsTheBestOfThoseThatMayBecomeComplete() {
        try (Scripts own = Scripts.of(DATA)) {
            own.value("data.trials.forEach((trial, i) => { trial.state = 'PRUNED'; trial.value = 0.5 - 0.01 * i; })");
            assertThat(own.value("leader()")).hasToString("null");
            own.value("data.trials.slice(2).forEach((trial) => { trial.state = 'WAITING'; })");
            assertThat(own.value("leader().number === data.trials[2].number")).hasToString("true");
            own.value("data.trials.forEach((trial) => { trial.value = null; })");
            assertThat(own.value("leader()")).as("before the first epoch").hasToString("null");
        }
    }

    @Test
    void classesAreCalledByTheirNames() {
        assertThat(DATA.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        try (Scripts own = Scripts.of(DATA)) {
            own.value("(data.classes[4] = 'cat', data.classes[9] = 'dog')");
            assertThat(own.text("pairWords({ truth: 4, predicted: 9, images: 1200 })"))
                    .isEqualTo("cat taken for dog (1,200)");
            assertThat(own.text("pairOf({ truth: 4, predicted: 9 })"))
                    .as("the address goes by number")
                    .isEqualTo("4-9");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ truth: 4, votes: [9, 9] } | true",
                "{ truth: 4, votes: [9, 4] } | false",
                "{ truth: 4, votes: [9] } | false"
            })
    void anImageIsWrongForAllOnlyWhereSeveralVote(String picture, boolean wrong) {
        assertThat(SCRIPTS.value("isWrongForAll(" + picture + ")").asBoolean()).isEqualTo(wrong);
    }

    @Test
    void epochsHaveTheBetterOfTrainedAndAveragedWeights() {
        String curve =
                "{ epoch: [1, 2, 4], validationLoss: [0.5, 0.4, null], averagedLoss: [null, 0.3, null], validationAccuracy: [0.8, 0.9, null], averagedAccuracy: [null, 0.85, null] }";
        assertThat(SCRIPTS.value("validationLosses(" + curve + ")")).hasToString("[0.5,0.3,null]");
        assertThat(SCRIPTS.value("validationAccuracies(" + curve + ")")).hasToString("[0.8,0.9,null]");
        assertThat(SCRIPTS.value("byEpoch(" + curve + ", [1, 2, 3])")).hasToString("[[1,1],[2,2],[4,3]]");
        assertThat(SCRIPTS.value("[lastOf(" + curve + "), lastOf({ epoch: [1] })]"))
                .hasToString("[4,1]");
    }

    @Test
    void aTrialsPlacesAreToldByWorkerAndWhereNobodyKnowsThatIsSaid() {
        try (Scripts own = Scripts.of(DATA)) {
            own.value("Object.assign(data.timeline, { lanes: ['worker 1', 'unknown'], unknown: 1, bars: ["
                    + "{ trial: 1, lane: 0, from: 0, to: 90, firstEpoch: 1, lastEpoch: 4, end: 'PAUSED' },"
                    + "{ trial: 1, lane: 1, from: 90, to: 96, firstEpoch: 5, lastEpoch: 5, end: 'COMPLETE' },"
                    + "{ trial: 2, lane: 0, from: 90, to: 91, firstEpoch: 1, lastEpoch: 0, end: 'FAILED' }] })");
            assertThat(own.value("legsInWords(trialOf({ trial: 1 }))"))
                    .hasToString(
                            "[\"worker 1: epochs 1 to 4, paused, 2 min\",\"worker not known: epoch 5, complete, 6.0 s\"]");
            assertThat(own.text("legsInWords(trialOf({ trial: 2 }))[0]"))
                    .isEqualTo("worker 1: no whole epoch, failed or diverged, 1.0 s");
            own.value("(data.timeline.unknown = null)");
            assertThat(own.text("legsInWords(trialOf({ trial: 1 }))[1]"))
                    .as("a worker may be called so")
                    .startsWith("unknown: ");
        }
    }

    @Test
    void aTrialSaysWhatItWasComputedInAndTheTableWhereTrialsDiffer() {
        assertThat(SCRIPTS.text("computedInWords(trialOf({ trial: 1 }))")).isEqualTo("f32 by dl4j on some processor");
        assertThat(SCRIPTS.value(
                        "[hasPrecisions(), isComputedApart(), trialColumns().some((c) => c.key === 'precision')]"))
                .hasToString("[false,false,false]");
        assertThat(SCRIPTS.value("[algorithmsOf(trialOf({ trial: 1 }))]")).hasToString("[null]");
        try (Scripts own = Scripts.of(DATA)) {
            own.value("Object.assign(data.computed, { ways: ["
                    + "{ engine: 'cuda', precision: 'tf32', device: 'H100', algorithms: 'forward 1' },"
                    + "{ engine: 'dl4j', precision: 'f32', device: 'a processor', algorithms: '' }],"
                    + " trials: { 2: [0, 1], 3: [] } })");
            assertThat(own.value("[1, 2, 3].map((trial) => computedInWords(trialOf({ trial })))"))
                    .hasToString(
                            "[\"tf32 by cuda on H100\",\"tf32 by cuda on H100, then f32 by dl4j on a processor\",null]");
            assertThat(own.value("[1, 2, 3].map((trial) => algorithmsOf(trialOf({ trial })))"))
                    .hasToString("[\"forward 1\",\"forward 1\",null]");
            assertThat(own.value("[1, 2, 3].map((trial) =>"
                            + " trialColumns().find((c) => c.key === 'precision').value(trialOf({ trial })))"))
                    .hasToString("[\"tf32\",\"tf32, then f32\",null]");
            assertThat(own.value("trialFigures().filter((one) => one.name === 'Computed in').length")
                            .asInt())
                    .isOne();
        }
    }

    @Test
    void aTrialAloneHasItsSpaceAndItsCommand() {
        assertThat(SCRIPTS.text("enqueued({ values: { dropout: 0.25, activation: 'relu' } })"))
                .isEqualTo("enqueue:\n  - \"dropout\": 0.25\n    \"activation\": \"relu\"\n");
        assertThat(SCRIPTS.text("enqueued({ values: {} })")).isEmpty();
        assertThat(SCRIPTS.text("aloneCommand(trialOf({ trial: 7 }))"))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "./werkbank run search-spaces/mnist-cnn-trial-7.yaml --study mnist-cnn-trial-7 --seed=%s --engine dl4j --workers %d",
                        DATA.details().trials().get(7).aloneSeed(),
                        DATA.origin().provenance().workers()));
        try (Scripts own = Scripts.of(DATA)) {
            own.value("(data.alone.precision = 'bf16')");
            assertThat(own.text("aloneCommand(trialOf({ trial: 7 }))"))
                    .endsWith(DATA.details().trials().get(7).aloneSeed() + " --engine dl4j --precision bf16 --workers "
                            + DATA.origin().provenance().workers());
        }
        try (Scripts own = Scripts.of(DATA)) {
            own.value("(data.origin.data.skipUnreadable = true)");
            assertThat(own.text("aloneCommand(trialOf({ trial: 7 }))")).endsWith(" --workers 4 --skip-unreadable");
        }
        try (Scripts own = Scripts.of(DATA)) {
            own.value("(data.alone.folder = \"it's here/\")");
            assertThat(own.text("aloneCommand(trialOf({ trial: 7 }))"))
                    .as("words of a shell")
                    .startsWith("./werkbank run 'it'\\''s here/mnist-cnn-trial-7.yaml' --study mnist-cnn-trial-7 ");
        }
    }

    @Test
    void aTrialAloneHasTheEngineOfItsEpochs() {
        try (Scripts own = Scripts.of(DATA)) {
            own.value("Object.assign(data.computed, { ways: [{ engine: 'cpu' }, { engine: 'cuda' }],"
                    + " trials: { 2: [0, 1], 3: [] } })");
            assertThat(own.text("aloneCommand(trialOf({ trial: 1 }))")).contains(" --engine cpu ");
            assertThat(own.text("aloneNote(trialOf({ trial: 1 }))")).contains("the figures too, to the last digit.");
            assertThat(own.text("aloneCommand(trialOf({ trial: 2 }))")).doesNotContain("--engine");
            assertThat(own.text("aloneNote(trialOf({ trial: 2 }))"))
                    .contains("are the same. Figures may differ in their last digits, since its epochs were computed by"
                            + " cpu, then cuda.");
            assertThat(own.text("aloneCommand(trialOf({ trial: 3 }))"))
                    .as("by what the study was begun with, where nothing was recorded")
                    .contains(" --engine dl4j ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", ".x", "-x", "it's $(odd)", "LONGEST"})
    void aTrialAloneIsCalledAsANewStudyMayBe(String study) {
        try (Scripts own = Scripts.of(DATA)) {
            own.value("(data.overview.study = " + Json.write(study.replace("LONGEST", "n".repeat(100))) + ")");
            assertThat(own.text("aloneName(trialOf({ trial: 12 }))"))
                    .endsWith("trial-12")
                    .matches(NameRule::allows);
        }
    }

    @Test
    void checkpointsOfATrialAreToldApartByEpoch() {
        assertThat(SCRIPTS.value(
                        "[[{ trial: 3 }, { trial: 3, epoch: null }], [{ trial: 3, epoch: 4 }, { trial: 3, epoch: 5 }],"
                                + " [{ trial: 3 }, { trial: 4 }]].map(([a, b]) => isSameCheckpoint(a, b))"))
                .hasToString("[true,false,false]");
        assertThat(SCRIPTS.value("[checkpointName({ trial: 3 }), checkpointName({ trial: 3, epoch: 4 })]"))
                .hasToString("[\"trial 3\",\"trial 3, epoch 4\"]");
        assertThat(SCRIPTS.text("judged()")).isEqualTo("ensemble");
    }

    @Test
    void membersAreComparedByTheMistakesThatTheyShare() {
        assertThat(SCRIPTS.value("inCommon({ bothWrong: 3, onlyFirstRight: 1, onlySecondRight: 2 })")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(SCRIPTS.value("inCommon({ bothWrong: 0, onlyFirstRight: 0, onlySecondRight: 0 })")
                        .asDouble())
                .isZero();
        assertThat(
                        SCRIPTS.text(
                                "pairsInWords({ pairs: [{ first: 0, second: 1, bothWrong: 3, onlyFirstRight: 1, onlySecondRight: 2 },"
                                        + " { first: 1, second: 2, bothWrong: 1, onlyFirstRight: 1, onlySecondRight: 2 }] }, ['5', '8', '9'])"))
                .isEqualTo("Most different: trials 8 and 9 (25 % in common); most alike: 5 and 8 (50 % in common).");
    }

    @Test
    void aHeatMapOfTwoParametersIsTurnedWhereItIsStoredTheOtherWayRound() {
        String stored = "[{ x: { parameter: 'a' }, y: { parameter: 'b' }, values: [[1, 2, 3], [4, 5, 6]] }]";
        assertThat(SCRIPTS.value("contourFor(" + stored + ", 'a', 'b').values")).hasToString("[[1,2,3],[4,5,6]]");
        assertThat(SCRIPTS.value("contourFor(" + stored + ", 'b', 'a').values")).hasToString("[[1,4],[2,5],[3,6]]");
        String side = "{ parameter: 'a', scale: 'LOG', low: 0.001, high: 0.1, cells: 2, labels: [] }";
        assertThat(SCRIPTS.text("cellValue(" + side + ", 0)")).isEqualTo("about 0.0032");
        String few = "{ parameter: 'a', cells: 2, labels: ['1', 1] }";
        assertThat(SCRIPTS.value("sidePlace(" + few + ", { number: 0, values: { a: 1 } }, 0.5)")
                        .asDouble())
                .as("in the cell of the number, not of the word")
                .isEqualTo(1.2);
    }
}
