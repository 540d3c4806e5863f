package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Samples;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Evaluation.Mistake;
import werkbank.experiment.result.Member;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.McNemar;
import werkbank.metric.MemberPair;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;
import werkbank.recipe.Shape;

/** Figures of two members on five images of two pixels, worked out by hand. */
class AssessmentTest {
    private static final int[] LABELS = {0, 1, 1, 0, 1};

    private static final LabelledImages IMAGES = new LabelledImages(
            new Images(new byte[][] {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, (byte) 200}}, Shape.grey(1, 2)), LABELS, 2);

    /** Right, right, wrong, wrong, wrong. */
    private static final float[][] FIRST = {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.6f, 0.4f}, {0.3f, 0.7f}, {0.9f, 0.1f}};

    /** Right, wrong, right, wrong, right. */
    private static final float[][] SECOND = {{0.7f, 0.3f}, {0.6f, 0.4f}, {0.1f, 0.9f}, {0.4f, 0.6f}, {0.3f, 0.7f}};

    private final Evaluation evaluation = evaluate(member(7, 3, 0.1), member(4, 2, 0.1));

    @Test
    void theEnsembleIsJudgedByItsMeanProbabilities() {
        // The mean: 0.8 0.2, 0.4 0.6, 0.35 0.65, 0.35 0.65, 0.6 0.4; the last two are wrong.
        Score score = evaluation.ensemble();
        assertThat(score.images()).isEqualTo(5);
        assertThat(score.errors()).isEqualTo(2);
        assertThat(score.accuracy()).isEqualTo(0.6);
        double loss = -(Math.log(0.8) + Math.log(0.6) + Math.log(0.65) + Math.log(0.35) + Math.log(0.4)) / 5;
        assertThat(score.logLoss()).isEqualTo(loss, within(1e-6));
        assertThat(evaluation.interval()).isEqualTo(Interval.wilson(3, 5));
        assertThat(evaluation.testImages()).isEqualTo(5);
        assertThat(evaluation.at()).isEqualTo(Samples.NOON);
    }

    @Test
    void everyMemberIsJudgedAlone() {
        assertThat(evaluation.members()).extracting("trial").containsExactly(7, 4);
        assertThat(evaluation.members()).extracting(m -> m.score().errors()).containsExactly(3, 2);
        assertThat(evaluation.members().get(0).interval()).isEqualTo(Interval.wilson(2, 5));
    }

    @Test
    void theBestMemberIsTheFirstWhateverTheTestSays() {
        assertThat(evaluation.bestMember()).isEqualTo(evaluation.members().get(0));
        assertThat(evaluation.bestMember().score().errors())
                .isGreaterThan(evaluation.members().get(1).score().errors());
    }

    @Test
    void mcNemarComparesWithTheBestMember() {
        // Ensemble: R R R W W; trial 7: R R W W W.
        assertThat(evaluation.versusBestMember()).isEqualTo(new McNemar(1, 0, 1));
    }

    @Test
    void confusionCountsTrueByPredicted() {
        assertThat(evaluation.confusion()).isDeepEqualTo(new int[][] {{1, 1}, {1, 2}});
        assertThat(evaluation.classes())
                .containsExactly(new ClassScore(0, 2, 0.5, 0.5), new ClassScore(1, 3, 2.0 / 3, 2.0 / 3));
    }

    @Test
    void mistakesHaveVotesConfidenceAndPixels() {
        assertThat(evaluation.mistakes()).hasSize(2);
        Mistake last = evaluation.mistakes().get(1);
        assertThat(last.index()).isEqualTo(4);
        assertThat(last.truth()).isEqualTo(1);
        assertThat(last.predicted()).isEqualTo(0);
        assertThat(last.confidence()).isEqualTo(0.6, within(1e-6));
        assertThat(last.votes()).containsExactly(0, 1);
        assertThat(last.pixels()).containsExactly(8, 200);
        assertThat(evaluation.mistakes().get(0).index()).isEqualTo(3);
    }

    @Test
    void onlySoManyMistakesKeepTheirPixels() {
        int rows = Evaluation.MAX_PICTURES + 2;
        float[][] wrong =
                IntStream.range(0, rows).mapToObj(row -> new float[] {1, 0}).toArray(float[][]::new);
        int[] labels = IntStream.range(0, rows).map(row -> 1).toArray();
        byte[][] images =
                IntStream.range(0, rows).mapToObj(row -> new byte[] {1, 2}).toArray(byte[][]::new);

        List<Mistake> mistakes = new Assessment(
                        ensemble(member(1, 0, 0)),
                        new LabelledImages(new Images(images, Shape.grey(1, 2)), labels, 2),
                        List.of(new MemberProbabilities(wrong, 1)),
                        Optional.empty(),
                        Optional.empty())
                .at(Samples.NOON)
                .mistakes();

        assertThat(mistakes).hasSize(rows);
        assertThat(mistakes.stream().filter(mistake -> mistake.pixels().length > 0))
                .hasSize(Evaluation.MAX_PICTURES);
        assertThat(mistakes.get(rows - 1).votes()).containsExactly(0);
    }

    /** Files sorted by class have the mistakes of one class before all others. */
    @Test
    void theSurestMistakesOfEachPairKeepTheirPixels() {
        List<Mistake> mistakes = Stream.of(
                        IntStream.range(0, 500).mapToObj(row -> mistake(row, 0, 1, 0.5 + row / 1_000.0)),
                        IntStream.range(500, 503).mapToObj(row -> mistake(row, 1, 0, 0.9)),
                        IntStream.range(503, 504).mapToObj(row -> mistake(row, 2, 1, 0.4)))
                .flatMap(pair -> pair)
                .toList();
        assertThat(PicturedMistakes.of(mistakes, 2))
                .extracting(Mistake::index)
                .as("the most frequent pairs first")
                .containsExactlyInAnyOrder(499, 500);
        assertThat(PicturedMistakes.of(mistakes, 8))
                .extracting(Mistake::index)
                .containsExactlyInAnyOrder(499, 498, 497, 496, 500, 501, 502, 503);
        assertThat(PicturedMistakes.of(mistakes, 1_000)).hasSize(504);
    }

    private static Mistake mistake(int row, int truth, int predicted, double confidence) {
        return new Mistake(row, truth, predicted, confidence, List.of(predicted), new byte[0]);
    }

    @Test
    void membersAreComparedWithEachOther() {
        // Trial 7: R R W W W, classes 0 1 0 1 0; trial 4: R W R W R, classes 0 0 1 1 1.
        Agreement agreement = diagnostics(evaluation).agreement();
        assertThat(agreement.pairs())
                .containsExactly(new MemberPair(0, 1, 0.6, 1, 2, 1, Optional.of((1.0 * 1 - 1 * 2) / (1 * 1 + 1 * 2))));
        assertThat(agreement.meanDisagreement()).isEqualTo(0.6);
        assertThat(agreement.allWrong()).containsExactly(3);
    }

    @Test
    void gainIsOverTheBestMember() {
        assertThat(diagnostics(evaluation).gain()).isEqualTo(AccuracyGain.of(evaluation.versusBestMember(), 5));
        assertThat(diagnostics(evaluation).gain().gain()).isEqualTo(0.2);
    }

    @Test
    void growthEndsWithAllMembersAtEqualWeights() {
        assertThat(diagnostics(evaluation).growth()).containsExactly(Score.of(LABELS, FIRST), evaluation.ensemble());
    }

    @Test
    void theLeastSureAreThoseOfTheEnsemble() {
        // Confidences 0.8, 0.6, 0.65, 0.65, 0.6: the last one, which is wrong, is left first.
        RiskCoverage rejection = diagnostics(evaluation).rejection();
        assertThat(rejection.curve()).extracting(RiskCoverage.Point::errors).containsExactly(2, 1, 1, 0, 0);
        assertThat(rejection.halfPercent().answered()).isEqualTo(5);
    }

    @Test
    void theTemperatureChangesProbabilitiesAndNoClass() {
        Evaluation warm = assess(ensemble(2, member(7, 3, 0.1), member(4, 2, 0.1)));

        Diagnostics.Calibrated calibrated = diagnostics(warm).calibration();
        assertThat(calibrated.temperature()).isEqualTo(2);
        assertThat(calibrated.before().logLoss())
                .isEqualTo(evaluation.ensemble().logLoss());
        assertThat(calibrated.after().logLoss()).isEqualTo(warm.ensemble().logLoss());
        // Two classes at temperature 2: sqrt(p) / (sqrt(p) + sqrt(1 - p)).
        double loss = DoubleStream.of(0.8, 0.6, 0.65, 0.35, 0.4)
                .map(p -> -Math.log(Math.sqrt(p) / (Math.sqrt(p) + Math.sqrt(1 - p))))
                .average()
                .orElseThrow();
        assertThat(calibrated.after().logLoss()).isEqualTo(loss, within(1e-6));
        assertThat(warm.confusion()).isDeepEqualTo(evaluation.confusion());
        assertThat(warm.members()).as("of themselves").isEqualTo(evaluation.members());
        assertThat(warm.mistakes().get(1).confidence())
                .isEqualTo(Math.sqrt(0.6) / (Math.sqrt(0.6) + Math.sqrt(0.4)), within(1e-6));
    }

    @Test
    void aTemperatureOfOneChangesNothing() {
        Diagnostics.Calibrated calibrated = diagnostics(evaluation).calibration();
        assertThat(calibrated.temperature()).isEqualTo(1);
        assertThat(calibrated.after()).isEqualTo(calibrated.before());
    }

    @Test
    void membersHaveTheirOwnCalibration() {
        assertThat(evaluation.members())
                .extracting(MemberScore::calibration)
                .containsExactly(
                        Optional.of(Calibration.of(LABELS, FIRST)), Optional.of(Calibration.of(LABELS, SECOND)));
    }

    @Test
    void theEnsembleTakesTheTimeOfItsMembers() {
        assertThat(evaluation.members())
                .extracting(MemberScore::secondsPerThousand)
                .containsExactly(Optional.of(400.0), Optional.of(200.0));
        assertThat(diagnostics(evaluation).secondsPerThousand()).isEqualTo(600);
    }

    @Test
    void anEnsembleOfOneGainsNothing() {
        Evaluation one = new Assessment(
                        ensemble(member(7, 3, 0.1)),
                        IMAGES,
                        List.of(new MemberProbabilities(FIRST, 2)),
                        Optional.empty(),
                        Optional.empty())
                .at(Samples.NOON);
        assertThat(diagnostics(one).gain()).isEqualTo(new AccuracyGain(0, 0, 0));
        assertThat(diagnostics(one).agreement().pairs()).isEmpty();
        assertThat(diagnostics(one).agreement().allWrong()).containsExactly(2, 3, 4);
        assertThat(diagnostics(one).growth()).containsExactly(one.ensemble());
    }

    private static Diagnostics diagnostics(Evaluation evaluation) {
        return evaluation.diagnostics().orElseThrow();
    }

    @Test
    void theDistilledNetworkIsJudgedAlone() {
        EnsembleResult ensemble = ensemble(member(7, 2, 0.1))
                .with(new Distilled(7, 10, Samples.file("distilled.zip"), 1, new Score(5, 1, 0.8, 0.1), 3, 1));
        Evaluation judged = new Assessment(
                        ensemble,
                        IMAGES,
                        List.of(new MemberProbabilities(FIRST, 2)),
                        Optional.of(new MemberProbabilities(SECOND, 0.01)),
                        Optional.empty())
                .at(Samples.NOON);

        Evaluation.MemberScore distilled = judged.distilled().orElseThrow();
        assertThat(distilled.trial()).isEqualTo(7);
        assertThat(distilled.score()).isEqualTo(Score.of(LABELS, SECOND));
        assertThat(distilled.secondsPerThousand()).contains(2.0);
        assertThat(judged.ensemble()).isEqualTo(Score.of(LABELS, FIRST));
        assertThat(evaluation.distilled()).isEmpty();
    }

    private static Evaluation evaluate(Member... members) {
        return assess(ensemble(members));
    }

    private static Evaluation assess(EnsembleResult ensemble) {
        return new Assessment(
                        ensemble,
                        IMAGES,
                        List.of(new MemberProbabilities(FIRST, 2), new MemberProbabilities(SECOND, 1)),
                        Optional.empty(),
                        Optional.empty())
                .at(Samples.NOON);
    }

    private static EnsembleResult ensemble(Member... members) {
        return ensemble(1, members);
    }

    private static EnsembleResult ensemble(double temperature, Member... members) {
        List<Member> weighted = List.of(members).stream()
                .map(m -> Member.of(m.trial(), 1.0 / members.length, m.models(), m.validation()))
                .toList();
        return EnsembleResult.of(
                "average",
                weighted,
                temperature,
                new Score(10, 1, 0.9, 0.1),
                Choice.of(Choice.Reason.ASKED_FOR),
                List.of(),
                Samples.NOON);
    }

    private static Member member(int trial, int errors, double logLoss) {
        return Member.of(
                trial,
                1,
                List.of(Samples.file("model.zip")),
                new Score(10, errors, Score.accuracy(errors, 10), logLoss));
    }
}
