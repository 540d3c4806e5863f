package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ClassNames;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Growth;
import werkbank.metric.Interval;
import werkbank.metric.MacroScore;
import werkbank.metric.McNemar;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;
import werkbank.recipe.Quantisation;

/** What {@code evaluate} says of trials 8 and 3 on five images. */
class EvaluationTextTest {
    private static final ClassNames NAMES = ClassNames.numbers(2);

    private static final int[] LABELS = {0, 1, 1, 0, 1};

    /** Right, right, wrong, wrong, wrong. */
    private static final float[][] FIRST = {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.6f, 0.4f}, {0.3f, 0.7f}, {0.9f, 0.1f}};

    /** Right, wrong, right, wrong, right. */
    private static final float[][] SECOND = {{0.7f, 0.3f}, {0.6f, 0.4f}, {0.1f, 0.9f}, {0.4f, 0.6f}, {0.3f, 0.7f}};

    /** Right, right, right, wrong, wrong. */
    private static final float[][] MEAN = {{0.8f, 0.2f}, {0.4f, 0.6f}, {0.35f, 0.65f}, {0.35f, 0.65f}, {0.6f, 0.4f}};

    @Test
    void theMostImportantComesFirst() {
        List<String> lines = EvaluationText.of(Samples.ensemble(8, 3), ofTwo(), NAMES)
                .lines()
                .toList();
        assertThat(lines.get(0)).contains("accuracy", "errors", "log-loss", "Brier", "ECE", "s/1,000", "95 % interval");
        assertThat(lines.get(1)).startsWith("ensemble").contains("60.00 %", "     2", "3.500");
        assertThat(lines.get(2)).startsWith("trial 8").contains("40.00 %", "2.000");
        assertThat(lines.get(3)).startsWith("trial 3").contains("60.00 %", "1.500");
    }

    @Test
    void aLineForEachKindOfFigure() {
        assertThat(EvaluationText.of(Samples.ensemble(8, 3), ofTwo(), NAMES).lines())
                .contains(
                        "against trial 8     +20.00 points of accuracy (95 % interval +0.00 to +60.00): 1 mended, 0 new,"
                                + " McNemar p = 1.00",
                        "calibration         temperature 2.000: log-loss 0.6262 → 0.6262, Brier 0.4420 → 0.4420, ECE"
                                + " 0.1400 → 0.1400",
                        "agreement           two members differ on 60.00 % of the images in the mean; least trials 8 and"
                                + " 3 (60.00 %, Q -0.33), most trials 8 and 3 (60.00 %, Q -0.33)",
                        "all wrong           1 image that no member gets right: 3",
                        "baseline            always the most frequent class is right for 60.00 % of the test images (class 1)",
                        "warning             only 5 test images: the 95 % interval of an accuracy of 90 % is 46.3 to 98.9 %,"
                                + " so smaller differences may be chance")
                .anyMatch(line -> line.startsWith(
                        "rejection           0.5 % of 5 images is less than one, so none is left out; area"))
                .anyMatch(line -> line.startsWith("macro               precision 58.33 %, recall 58.33 %, F1 58.33 %"));
    }

    @Test
    void eachClassCountsAlikeWithIntervals() {
        List<String> lines = EvaluationText.of(Samples.ensemble(8, 3), ofTwo(), NAMES)
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
        int head = lines.indexOf("Each class counted alike");
        assertThat(lines.get(head + 1)).isEqualTo("balanced accuracy 95 % interval macro F1 95 % interval");
        // Recalls 1/2 and 2/3: Wilson 9.45 to 90.55 % and 20.77 to 93.85 %.
        assertThat(lines.get(head + 2)).startsWith("ensemble 58.33 % 27.71 – 82.74 % 58.33 % ");
        assertThat(lines.get(head + 3)).startsWith("trial 8 ");
        assertThat(lines.get(head + 4)).startsWith("trial 3 ");

        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), ofTwo(), NAMES));
        assertThat(line.at("/ensemble/balanced/balancedAccuracy").asDouble()).isCloseTo(7 / 12.0, within(1e-12));
        assertThat(line.at("/ensemble/balanced/accuracyInterval/1").asDouble()).isCloseTo(0.8274, within(1e-4));
        assertThat(line.at("/members/0/balanced/macroF1").asDouble()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void whatIsWarnedOfTheTestImagesIsPartOfTheResult() {
        Evaluation warned = ofTwo().warning(List.of("2 of the test images are in \u001b[31m"));
        assertThat(EvaluationText.of(Samples.ensemble(8, 3), warned, NAMES).lines())
                .contains("warning             2 of the test images are in \\u001b[31m");
        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), warned, NAMES));
        assertThat(line.at("/warnings/0").asText()).isEqualTo("2 of the test images are in \u001b[31m");
        assertThat(Json.read(Json.write(warned), Evaluation.class).warnings()).isEqualTo(warned.warnings());
        assertThat(Json.read(Json.write(ofTwo()), Evaluation.class).warnings()).isEmpty();
    }

    @Test
    void ofManyClassesTheMostFrequentPairsStandInTheMatrixsPlace() {
        int[][] confusion = new int[100][100];
        for (int c = 0; c < 100; c++) {
            confusion[c][c] = 50;
            confusion[c][(c + 1) % 100] = c % 7;
        }
        ClassNames names = new ClassNames(
                IntStream.range(0, 100).mapToObj(c -> "Straßenbahn " + c).toList());
        String text = ClassesText.of(
                EvaluationBuilder.of(ofTwo()).confusion(confusion).build(), names);
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains("Confusion of 100 classes, the most frequent 20 of 85 pairs; --json has the whole matrix")
                .contains("Straßenbahn 6 Straßenbahn 7 6 10.71 %")
                .contains("99 Straßenbahn 99 51 100.00 % 98.04 % 99.01 %");
        assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(100);
        assertThat(ClassesText.of(
                        EvaluationBuilder.of(ofTwo())
                                .confusion(new int[100][100])
                                .build(),
                        names))
                .endsWith("No class was taken for another\n");
    }

    @Test
    void growthIsATableAndTheLast() {
        List<String> lines = EvaluationText.of(Samples.ensemble(8, 3), ofTwo(), NAMES)
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
        assertThat(lines)
                .endsWith(
                        "With equal weights, shown and not chosen by",
                        "first members accuracy errors log-loss",
                        "1 40.00 % 3 0.9503",
                        "2 60.00 % 2 0.6262");
    }

    @Test
    void aDistilledNetworkStandsBesideTheEnsemble() {
        Evaluation judged = ofTwo();
        Evaluation.MemberScore second = judged.members().get(1);
        Evaluation.MemberScore student = new Evaluation.MemberScore(
                8,
                Optional.empty(),
                second.score(),
                second.interval(),
                second.calibration(),
                Optional.of(0.5),
                second.balanced());
        EnsembleResult ensemble = Samples.ensemble(8, 3)
                .with(new Distilled(
                        8,
                        106_058,
                        new StoredFile("ensemble/distilled.zip", "", 430_000),
                        1.2,
                        second.score(),
                        12,
                        300));
        Evaluation evaluation = EvaluationBuilder.of(judged).distilled(student).build();

        List<String> lines =
                EvaluationText.of(ensemble, evaluation, NAMES).lines().toList();
        assertThat(lines.get(2)).startsWith("distilled").contains("60.00 %", "0.500");
        assertThat(lines)
                .contains(
                        "distilled           as trial 8, 106,058 parameters; 430 kB against the ensemble's 10000.0 MB,"
                                + " 7.0 times as fast");

        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", ensemble, evaluation, NAMES));
        assertThat(line.get("distilled").get("trial").asInt()).isEqualTo(8);
        assertThat(line.get("distilled").get("errors").asInt()).isEqualTo(2);
        assertThat(line.get("distilled").get("parameters").asInt()).isEqualTo(106_058);
        assertThat(line.get("distilled").get("bytes").asInt()).isEqualTo(430_000);
    }

    @Test
    void oneNetworkIsComparedWithNothing() {
        Evaluation one = Samples.evaluation();
        one = EvaluationBuilder.of(one).members(one.members().subList(0, 1)).build();
        assertThat(EvaluationText.of(Samples.ensemble(8, 3), one, NAMES))
                .startsWith("         accuracy")
                .contains("trial 1 ", "calibration", "rejection", "macro", "Confusion matrix", "Worst pairs: ")
                .doesNotContain("ensemble", "McNemar", "agreement", "all wrong", "first members");
    }

    @Test
    void theLastEpochsNetworkHasARowOfItsOwn() {
        Evaluation one = Samples.evaluation();
        one = EvaluationBuilder.of(one).members(one.members().subList(0, 1)).build();
        assertThat(EvaluationText.of(Samples.ensemble(1), one, NAMES)).doesNotContain("last epoch");
        Evaluation both = one.with(Samples.lastEpoch());
        assertThat(EvaluationText.of(Samples.ensemble(1), both, NAMES))
                .contains(
                        "last epoch          has no temperature: compare its log-loss, Brier and ECE with those before");
        assertThat(EvaluationText.of(Samples.ensemble(1), both, NAMES).lines())
                .anyMatch(line -> line.matches("trial 1 +50\\.00 % +1 .*"))
                .anyMatch(line -> line.matches("last epoch, 29 +100\\.00 % +0 +0\\.0625 .* 34\\.24 – 100\\.00 %"))
                .anyMatch(line -> line.endsWith("before the arrows"));
        EightBits bits =
                EightBits.tried(List.of(Quantisation.of(new TreeMap<>())), new EightBits.Compared(1, 1, 0, 0, 4, 1));
        EnsembleResult inBits = Samples.ensemble(1)
                .with(List.of(Samples.ensemble(1).members().get(0).with(bits)));
        assertThat(EvaluationText.of(inBits, both, NAMES).lines())
                .anyMatch(line -> line.endsWith("before the arrows; it answers in 32 bits"));
    }

    @Test
    void jsonHasTheLastEpochsNetworkUnderAKeyOfItsOwn() {
        JsonNode none = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), ofTwo(), NAMES));
        assertThat(none.get("lastEpoch").isNull()).isTrue();

        Evaluation both = ofTwo().with(Samples.lastEpoch());
        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), both, NAMES));
        assertThat(line.at("/lastEpoch/trial").asInt()).isEqualTo(1);
        assertThat(line.at("/lastEpoch/epoch").asInt()).isEqualTo(29);
        assertThat(line.at("/lastEpoch/accuracy").asDouble()).isEqualTo(1);
        assertThat(line.at("/lastEpoch/errors").asInt()).isZero();
        assertThat(line.get("ensemble")).isEqualTo(none.get("ensemble"));
    }

    @Test
    void anEvaluationOfAnOlderVersionHasWhatItHas() {
        Evaluation old = EvaluationBuilder.ofAnOlderVersion(Samples.evaluation());
        assertThat(EvaluationText.of(Samples.ensemble(8, 3), old, NAMES))
                .contains("ensemble", "against trial 1     0 mended, 0 new, McNemar p = 1.00", "Confusion matrix")
                .doesNotContain("calibration", "agreement", "first members");
    }

    @Test
    void jsonKeepsItsKeysAndHasTheNewOnes() {
        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), ofTwo(), NAMES));

        assertThat(line.fieldNames())
                .toIterable()
                .startsWith("study", "testImages", "ensemble", "members", "bestMember")
                .contains("mcNemar", "confusion", "classes")
                .contains("gain", "calibration", "rejection", "agreement", "growth", "macro", "baseline");
        assertThat(line.get("baseline").toString()).isEqualTo("{\"label\":1,\"images\":3,\"accuracy\":0.6}");
        assertThat(line.get("ensemble").fieldNames())
                .toIterable()
                .startsWith("accuracy", "errors", "logLoss", "interval", "members", "method", "weights")
                .contains("temperature", "brier", "ece", "secondsPerThousand");
        assertThat(line.get("members").get(1).fieldNames())
                .toIterable()
                .startsWith("trial", "accuracy", "errors")
                .contains("brier", "ece", "secondsPerThousand");
        assertThat(line.at("/calibration/before/bins")).hasSize(15);
        assertThat(line.at("/agreement/pairs/0/trials").toString()).isEqualTo("[8,3]");
        assertThat(line.at("/agreement/allWrong").toString()).isEqualTo("[3]");
        assertThat(line.at("/growth/1/errors").asInt()).isEqualTo(2);
        assertThat(line.at("/gain/gain").asDouble()).isEqualTo(0.2);
        assertThat(line.at("/rejection/halfPercent/answered").asInt()).isEqualTo(5);
    }

    @Test
    void aCheckpointThatIsNotItsTrialsBestHasItsEpoch() {
        Evaluation two = ofTwo();
        MemberScore second = two.members().get(1);
        MemberScore other = new MemberScore(
                8,
                Optional.of(5),
                second.score(),
                second.interval(),
                second.calibration(),
                second.secondsPerThousand(),
                second.balanced());
        Evaluation checkpoints = EvaluationBuilder.of(two)
                .members(List.of(two.members().get(0), other))
                .bestMember(other)
                .build();

        assertThat(EvaluationText.of(Samples.ensemble(8, 8), checkpoints, NAMES))
                .contains("\ntrial 8    ", "\ntrial 8, epoch 5 ", "\nagainst trial 8, epoch 5 ")
                .contains("least trial 8 and trial 8, epoch 5 (60.00 %");
        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 8), checkpoints, NAMES));
        assertThat(line.at("/members/0").has("epoch")).isFalse();
        assertThat(line.at("/members/1/epoch").asInt()).isEqualTo(5);
        assertThat(line.at("/bestMember/epoch").asInt()).isEqualTo(5);
    }

    private static Evaluation ofTwo() {
        int[][] confusion = {{1, 1}, {1, 2}};
        McNemar test = new McNemar(1, 0, 1);
        List<MemberScore> members = List.of(member(8, FIRST, 2), member(3, SECOND, 1.5));
        Calibration calibration = Calibration.of(LABELS, MEAN);
        return new Evaluation(
                Samples.NOON,
                5,
                1,
                2,
                Score.of(LABELS, MEAN),
                Interval.wilson(3, 5),
                members,
                members.get(0),
                test,
                confusion,
                ClassScore.of(confusion),
                List.of(),
                Optional.of(new Diagnostics(
                        MacroScore.of(ClassScore.of(confusion)),
                        AccuracyGain.of(test, 5),
                        new Diagnostics.Calibrated(2, calibration, calibration),
                        RiskCoverage.of(LABELS, MEAN),
                        Agreement.of(LABELS, List.of(FIRST, SECOND)),
                        Growth.of(LABELS, List.of(FIRST, SECOND)),
                        3.5)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static MemberScore member(int trial, float[][] probabilities, double seconds) {
        Score score = Score.of(LABELS, probabilities);
        return new MemberScore(
                trial,
                Optional.empty(),
                score,
                Interval.wilson(5 - score.errors(), 5),
                Optional.of(Calibration.of(LABELS, probabilities)),
                Optional.of(seconds),
                Optional.of(BalancedScore.of(LABELS, probabilities)));
    }

    @Test
    void classesAreCalledByTheirNames() {
        ClassNames names = new ClassNames(List.of("cat", "wild dog"));
        String text = EvaluationText.of(Samples.ensemble(8, 3), ofTwo(), names);
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(" 0 1", "0 cat 1 1", "1 wild dog 1 2")
                .contains("Worst pairs: cat taken for wild dog: once, wild dog taken for cat: once")
                .anyMatch(line -> line.startsWith("1 wild dog 3 66.67 %"));

        JsonNode line = Json.mapper().valueToTree(EvaluationLine.of("s", Samples.ensemble(8, 3), ofTwo(), names));
        assertThat(line.get("classNames")).extracting(JsonNode::asText).containsExactly("cat", "wild dog");
        assertThat(line.at("/classes/1/label").asInt()).isEqualTo(1);
    }
}
