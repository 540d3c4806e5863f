package werkbank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.Evaluation;
import werkbank.experiment.StoredFile;
import werkbank.experiment.Trial;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.McNemar;
import werkbank.metric.Score;

/** An ensemble of the best trials and a test of it with 34 errors on 10,000 drawn digits. */
final class SampleEnsemble {
    private static final int IMAGES = 10_000;
    private static final int ERRORS = 34;
    private static final int SIDE = 28;

    private SampleEnsemble() {}

    static EnsembleResult of(List<Trial> best) {
        List<EnsembleResult.Member> members = new ArrayList<>();
        double[] weights = {0.32, 0.24, 0.2, 0.14, 0.1};
        for (int i = 0; i < best.size(); i++) {
            Trial trial = best.get(i);
            double accuracy = trial.outcome().orElseThrow().accuracy();
            members.add(new EnsembleResult.Member(
                    trial.number(),
                    weights[i],
                    List.of(new StoredFile("ensemble/%d.zip".formatted(i), SampleStudy.HASH, 1_000_000)),
                    score(6_000, (int) Math.round(6_000 * (1 - accuracy)))));
        }
        return new EnsembleResult(
                "greedy",
                members,
                0.92,
                score(6_000, 22),
                choice(best),
                growth(),
                SampleStudy.START.plusSeconds(8_000));
    }

    private static EnsembleResult.Choice choice(List<Trial> best) {
        List<Integer> trials = best.stream().map(Trial::number).toList();
        return new EnsembleResult.Choice(
                EnsembleResult.Reason.SIMPLEST_WITHIN_ONE_ERROR,
                List.of(
                        compared("average", trials, 0.0161, 0.99617, 0.0011, 0.0004),
                        compared("diverse", trials.subList(0, trials.size() - 1), 0.0163, 0.996, 0.0013, 0.0005),
                        compared("greedy", trials, 0.0152, 0.99633, 0.0002, 0.0003),
                        compared("weighted", trials, 0.015, 0.99633, 0, 0)));
    }

    private static EnsembleResult.Compared compared(
            String method, List<Integer> trials, double logLoss, double accuracy, double excess, double excessError) {
        return new EnsembleResult.Compared(method, trials, logLoss, 0.0014, accuracy, excess, excessError);
    }

    /** Fewer errors with each of the first members, then no more. */
    private static List<Score> growth() {
        return IntStream.of(31, 27, 25, 23, 23, 24, 23, 25, 24, 26)
                .mapToObj(errors -> score(6_000, errors))
                .toList();
    }

    static Evaluation evaluation(EnsembleResult ensemble) {
        List<Evaluation.MemberScore> members = new ArrayList<>();
        for (EnsembleResult.Member member : ensemble.members()) {
            int errors = 41 + 4 * members.size();
            members.add(new Evaluation.MemberScore(
                    member.trial(),
                    score(IMAGES, errors),
                    Interval.wilson(IMAGES - errors, IMAGES),
                    Optional.empty(),
                    Optional.empty()));
        }
        int[][] confusion = confusion();
        return new Evaluation(
                SampleStudy.START.plusSeconds(9_000),
                IMAGES,
                SIDE,
                SIDE,
                score(IMAGES, ERRORS),
                Interval.wilson(IMAGES - ERRORS, IMAGES),
                members,
                members.get(0),
                new McNemar(12, 5, 0.1435),
                confusion,
                ClassScore.of(confusion),
                mistakes(confusion, members.size()),
                Optional.empty());
    }

    static Evaluation withoutPixels(Evaluation evaluation) {
        List<Evaluation.Mistake> bare = evaluation.mistakes().stream()
                .map(m -> new Evaluation.Mistake(
                        m.index(), m.truth(), m.predicted(), m.confidence(), m.votes(), new byte[0]))
                .toList();
        return new Evaluation(
                evaluation.at(),
                evaluation.testImages(),
                evaluation.height(),
                evaluation.width(),
                evaluation.ensemble(),
                evaluation.interval(),
                evaluation.members(),
                evaluation.bestMember(),
                evaluation.versusBestMember(),
                evaluation.confusion(),
                evaluation.classes(),
                bare,
                evaluation.diagnostics());
    }

    private static Score score(int images, int errors) {
        return new Score(images, errors, 1 - (double) errors / images, 4.0 * errors / images);
    }

    private static int[][] confusion() {
        int[][] pairs = {{4, 9}, {4, 9}, {9, 4}, {7, 2}, {3, 5}, {5, 3}, {6, 0}, {8, 3}, {2, 7}, {1, 7}, {9, 7}};
        int[][] confusion = new int[10][10];
        for (int c = 0; c < 10; c++) {
            confusion[c][c] = IMAGES / 10;
        }
        for (int i = 0; i < ERRORS; i++) {
            int[] pair = pairs[i * i % pairs.length];
            confusion[pair[0]][pair[1]]++;
            confusion[pair[0]][pair[0]]--;
        }
        return confusion;
    }

    private static List<Evaluation.Mistake> mistakes(int[][] confusion, int members) {
        Random random = new Random(3);
        List<Evaluation.Mistake> mistakes = new ArrayList<>();
        for (int truth = 0; truth < 10; truth++) {
            for (int predicted = 0; predicted < 10; predicted++) {
                for (int i = 0; truth != predicted && i < confusion[truth][predicted]; i++) {
                    mistakes.add(mistake(truth, predicted, members, random));
                }
            }
        }
        return mistakes;
    }

    private static Evaluation.Mistake mistake(int truth, int predicted, int members, Random random) {
        List<Integer> votes = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            votes.add(random.nextInt(3) == 0 ? truth : predicted);
        }
        return new Evaluation.Mistake(
                random.nextInt(IMAGES), truth, predicted, 0.4 + 0.6 * random.nextDouble(), votes, stroke(random));
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
