package werkbank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Trial;
import werkbank.file.StoredFile;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.Growth;
import werkbank.metric.Interval;
import werkbank.metric.MacroScore;
import werkbank.metric.McNemar;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/** An ensemble of the best trials and a test of it with 34 errors on 10,000 drawn digits. */
final class SampleEnsemble {
    private static final int ERRORS = 34;
    private static final int SIDE = 28;

    private SampleEnsemble() {}

    static EnsembleResult of(List<Trial> best) {
        List<Member> members = new ArrayList<>();
        double[] weights = best.size() == 1 ? new double[] {1} : new double[] {0.32, 0.24, 0.2, 0.14, 0.1};
        for (int i = 0; i < best.size(); i++) {
            Trial trial = best.get(i);
            double accuracy = trial.best().orElseThrow().accuracy();
            members.add(Member.of(
                    trial.number(),
                    weights[i],
                    List.of(new StoredFile(
                            String.format(Locale.ROOT, "ensemble/%d.zip", i), SampleStudy.HASH, 1_000_000)),
                    score(6_000, (int) Math.round(6_000 * (1 - accuracy)))));
        }
        return EnsembleResult.of(
                "greedy",
                members,
                0.92,
                score(6_000, 22),
                choice(best),
                growth(),
                SampleStudy.START.plusSeconds(8_000));
    }

    static EnsembleResult lookingAndDistilled(EnsembleResult once) {
        Member second = once.members().get(1);
        return new EnsembleResult(
                once.method(),
                once.members().stream().map(member -> member.with(Views.SHIFTS)).toList(),
                once.temperature(),
                once.validation(),
                once.choice(),
                once.growth(),
                List.of(
                        new Look(Views.Kind.ONCE, 1, 0.0152, 0.99633, 0.0006, 0.0002, 1_180),
                        new Look(Views.Kind.SHIFTS, 5, 0.0146, 0.9965, 0, 0, 236),
                        new Look(Views.Kind.DRAWS, 9, 0.0149, 0.9965, 0.0003, 0.0003, 129)),
                Optional.of(new Distilled(
                        second.trial(),
                        106_058,
                        new StoredFile("ensemble/distilled.zip", SampleStudy.HASH, 430_000),
                        1.1,
                        second.validation(),
                        12,
                        640)),
                once.built());
    }

    static EnsembleResult inEightBits(EnsembleResult ensemble) {
        Quantisation plain = Quantisation.of(new TreeMap<>());
        EightBits.Compared gains = new EightBits.Compared(0.02135, 0.02141, -0.00006, 0.00004, 41_200, 11_900);
        EightBits.Compared loses = new EightBits.Compared(0.02391, 0.02302, 0.00089, 0.00021, 40_800, 12_100);
        List<Member> members = new ArrayList<>(ensemble.members());
        members.set(0, members.get(0).with(EightBits.tried(List.of(plain), gains)));
        members.set(1, members.get(1).with(EightBits.tried(List.of(plain.with(Set.of(1, 4))), gains)));
        members.set(2, members.get(2).with(EightBits.tried(List.of(plain), loses)));
        members.set(3, members.get(3).with(EightBits.not("engine cpu has no group-norm in 8 bits")));
        return ensemble.with(members);
    }

    /** With one error less than in eight bits, and slower. */
    static Evaluation.InFloats inFloats(Evaluation evaluation) {
        Score score =
                score(evaluation.ensemble().images(), evaluation.ensemble().errors() - 1);
        return new Evaluation.InFloats(
                score,
                interval(score),
                evaluation.diagnostics().orElseThrow().calibration().after(),
                4.5);
    }

    private static Choice choice(List<Trial> best) {
        List<Integer> trials = best.stream().map(Trial::number).toList();
        return new Choice(
                Choice.Reason.SIMPLEST_WITHIN_ONE_ERROR,
                List.of(
                        compared("average", trials, 0.0161, 0.99617, 0.0011, 0.0004),
                        compared("diverse", trials.subList(0, trials.size() - 1), 0.0163, 0.996, 0.0013, 0.0005),
                        compared("greedy", trials, 0.0152, 0.99633, 0.0002, 0.0003),
                        compared("weighted", trials, 0.015, 0.99633, 0, 0)));
    }

    private static Choice.Compared compared(
            String method, List<Integer> trials, double logLoss, double accuracy, double excess, double excessError) {
        return new Choice.Compared(method, trials, logLoss, 0.0014, accuracy, excess, excessError);
    }

    /** Fewer errors with each of the first members, then no more. */
    private static List<Score> growth() {
        return IntStream.of(31, 27, 25, 23, 23, 24, 23, 25, 24, 26)
                .mapToObj(errors -> score(6_000, errors))
                .toList();
    }

    /** Of one member or five. */
    static Evaluation evaluation(EnsembleResult ensemble) {
        SampleAnswers answers = SampleAnswers.of(ensemble.members().size(), ERRORS);
        double[] weights =
                ensemble.members().stream().mapToDouble(Member::weight).toArray();
        int[] labels = answers.labels();
        float[][] mean = answers.blend(weights, 1);
        float[][] blend = answers.blend(weights, ensemble.temperature());
        int[] predicted = Classes.mostProbable(blend);
        McNemar test = McNemar.of(
                labels, predicted, Classes.mostProbable(answers.members().get(0)));
        int[][] confusion = ClassScore.confusion(labels, predicted, 10);
        List<Evaluation.MemberScore> members = members(ensemble, answers);
        Score score = Score.of(labels, blend);
        return new Evaluation(
                SampleStudy.START.plusSeconds(9_000),
                labels.length,
                SIDE,
                SIDE,
                score,
                interval(score),
                members,
                members.get(0),
                test,
                confusion,
                ClassScore.of(confusion),
                mistakes(answers, blend),
                Optional.of(new Diagnostics(
                        MacroScore.of(ClassScore.of(confusion)),
                        AccuracyGain.of(test, labels.length),
                        new Diagnostics.Calibrated(
                                ensemble.temperature(), Calibration.of(labels, mean), Calibration.of(labels, blend)),
                        RiskCoverage.of(labels, blend),
                        Agreement.of(labels, answers.members()),
                        Growth.of(labels, answers.members()),
                        members.stream()
                                .mapToDouble(
                                        member -> member.secondsPerThousand().orElseThrow())
                                .sum())),
                ensemble.distilled().map(learned -> members.get(1)),
                members.size() == 1 ? Optional.of(lastEpoch(members.get(0))) : Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** With two errors more than the best epoch. */
    private static Evaluation.MemberScore lastEpoch(Evaluation.MemberScore best) {
        Score score = score(best.score().images(), best.score().errors() + 2);
        return new Evaluation.MemberScore(
                best.trial(),
                Optional.of(12),
                score,
                interval(score),
                best.calibration(),
                best.secondsPerThousand(),
                best.balanced());
    }

    private static List<Evaluation.MemberScore> members(EnsembleResult ensemble, SampleAnswers answers) {
        List<Evaluation.MemberScore> members = new ArrayList<>();
        for (float[][] probabilities : answers.members()) {
            Member member = ensemble.members().get(members.size());
            Score score = Score.of(answers.labels(), probabilities);
            members.add(new Evaluation.MemberScore(
                    member.trial(),
                    member.epoch(),
                    score,
                    interval(score),
                    Optional.of(Calibration.of(answers.labels(), probabilities)),
                    Optional.of(0.31 + 0.07 * members.size()),
                    Optional.of(BalancedScore.of(answers.labels(), probabilities))));
        }
        return members;
    }

    private static Interval interval(Score score) {
        return Interval.wilson(score.images() - score.errors(), score.images());
    }

    static Evaluation withoutPixels(Evaluation evaluation) {
        return picturing(evaluation, mistake -> false);
    }

    /** Only these mistakes have pixels. */
    static Evaluation picturing(Evaluation evaluation, Predicate<Evaluation.Mistake> pictured) {
        List<Evaluation.Mistake> bare = evaluation.mistakes().stream()
                .map(mistake -> pictured.test(mistake) ? mistake : mistake.with(new byte[0]))
                .toList();
        return EvaluationBuilder.of(evaluation).mistakes(bare).build();
    }

    private static Score score(int images, int errors) {
        return new Score(images, errors, 1 - (double) errors / images, 4.0 * errors / images);
    }

    private static List<Evaluation.Mistake> mistakes(SampleAnswers answers, float[][] blend) {
        Random random = new Random(3);
        List<Evaluation.Mistake> mistakes = new ArrayList<>();
        for (int image = 0; image < blend.length; image++) {
            int row = image;
            int predicted = Classes.mostProbable(blend[row]);
            if (predicted != answers.labels()[row]) {
                List<Integer> votes = answers.members().stream()
                        .map(member -> Classes.mostProbable(member[row]))
                        .toList();
                mistakes.add(new Evaluation.Mistake(
                        row, answers.labels()[row], predicted, blend[row][predicted], votes, stroke(random)));
            }
        }
        return mistakes;
    }

    /** A curved stroke on black. */
    private static byte[] stroke(Random random) {
        byte[] pixels = new byte[SIDE * SIDE];
        double bend = 3 + 5 * random.nextDouble();
        for (double t = 0; t < 6.3; t += 0.02) {
            double x = 14 + bend * Math.sin(t * (1 + bend / 9));
            double y = 14 + 9 * Math.cos(t);
            for (int p = 0; p < pixels.length; p++) {
                double distance = Math.hypot(p % SIDE - x, p / SIDE - y);
                int ink = (int) Math.max(0, 255 - 110 * distance);
                pixels[p] = (byte) Math.max(pixels[p] & 0xff, ink);
            }
        }
        return pixels;
    }
}
