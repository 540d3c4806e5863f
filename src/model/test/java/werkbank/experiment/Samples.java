package werkbank.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
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
import werkbank.recipe.Algorithms;
import werkbank.recipe.Augmentation;
import werkbank.recipe.BatchSizes;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Monitor;
import werkbank.recipe.Portion;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.space.DataSpec;

/** Records with something in every field, for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123456789Z");

    private Samples() {}

    public static StudyRecord study(String name) {
        return new StudyRecord(
                name,
                "name: " + name + "\ntrials: 3 # ü\n",
                "spaces/some.yaml",
                Long.MIN_VALUE,
                new DataSpec(
                        "/data/mnist",
                        1000,
                        500,
                        -7,
                        true,
                        0,
                        DataSpec.HeldOut.LAST,
                        0,
                        false,
                        Optional.of(new Portion(0.1, 0)),
                        true,
                        ImageSpec.FROM_DATA.with(new Shape(3, 32, 48))),
                NOON,
                provenance(List.of(new Provenance.DataFile("train-images-idx3-ubyte", "ab", 60_000))));
    }

    public static Provenance provenance(List<Provenance.DataFile> data) {
        return ProvenanceBuilder.of(data)
                .images(new Provenance.FoundImages(
                        "10 classes", 60_000, 500, 10, List.of("left out 1 file"), List.of("few images")))
                .build()
                .with(new Provenance.ChosenSampler("gp", "numbers decide"))
                .with(new Provenance.ChosenScheduler(
                        "asha", Map.of("min-epochs", 3, "reduction", 2), "trials are many"))
                .chosenFor(3);
    }

    /** A value of each type that a parameter may have. */
    public static SortedMap<String, Object> parameters() {
        return new TreeMap<>(
                Map.of("filters", 32, "rate", 1.0, "tiny", 1.5e-12, "augment", true, "activation", "relu"));
    }

    public static Proposal proposal(int number) {
        return new Proposal(number, parameters(), Optional.empty());
    }

    public static EpochMetrics epoch(int epoch) {
        return new EpochMetrics(epoch, 1.0 / epoch, 0.9, 0.5 / epoch, 0.91, 0.9, 1e-3, 2.5);
    }

    /** But for their seconds. */
    public static List<EpochMetrics> withoutTime(List<EpochMetrics> epochs) {
        return epochs.stream()
                .map(m -> new EpochMetrics(
                        m.epoch(),
                        m.loss(),
                        m.accuracy(),
                        m.validationLoss(),
                        m.validationAccuracy(),
                        m.validationF1(),
                        m.learningRate(),
                        0,
                        m.averaged(),
                        m.validationBalancedAccuracy()))
                .toList();
    }

    public static StoredFile file(String path) {
        return new StoredFile(path, "0123456789abcdef".repeat(4), 5_000_000_000L);
    }

    public static TrialResult.Outcome outcome(double accuracy) {
        return outcome(accuracy, TrialResult.Weights.EMA);
    }

    private static TrialResult.Outcome outcome(double accuracy, TrialResult.Weights weights) {
        return OutcomeBuilder.reaching(accuracy)
                .epoch(2)
                .weights(weights)
                .logLoss(0.03)
                .macroF1(0.98)
                .errors(55)
                .secondsPerImage(2.5e-4)
                .spread(Optional.of(0.0021))
                .confusion(List.of(List.of(2_970, 30), List.of(25, 2_975)))
                .parameters(3_425_386L)
                .models(List.of(file("trials/0001/best-fold-1.zip"), file("trials/0001/best-fold-2.zip")))
                .probabilities(file("trials/0001/validation.idx"))
                .build();
    }

    public static TrialResult complete(double accuracy) {
        return TrialResult.complete(3, 7.5, outcome(accuracy));
    }

    public static TrialResult complete(double accuracy, TrialResult.Weights weights) {
        return TrialResult.complete(3, 7.5, outcome(accuracy, weights));
    }

    public static EnsembleResult ensemble(int... trials) {
        Score score = new Score(6000, 30, 0.995, 0.02);
        List<Member> members = IntStream.of(trials)
                .mapToObj(trial ->
                        Member.of(trial, 1.0 / trials.length, List.of(file("ensemble/" + trial + ".zip")), score))
                .toList();
        Choice.Compared average = new Choice.Compared(
                "average", IntStream.of(trials).boxed().toList(), 0.016, 0.001, 0.9957, 0.0002, 0.0003);
        Choice.Compared weighted = new Choice.Compared("weighted", List.of(trials[0]), 0.0158, 0.001, 0.9958, 0, 0);
        return EnsembleResult.of(
                "average",
                members,
                0.9,
                new Score(6000, 25, 0.9958, 0.015),
                new Choice(Choice.Reason.SIMPLEST_WITHIN_ONE_ERROR, List.of(average, weighted)),
                List.of(score, new Score(6000, 26, 0.9957, 0.016)),
                NOON);
    }

    /** Of the last epoch of trial 1. */
    public static Evaluation.MemberScore lastEpoch() {
        return new Evaluation.MemberScore(
                1,
                Optional.of(29),
                new Score(2, 0, 1, 0.0625),
                Interval.wilson(2, 2),
                Optional.of(Calibration.of(new int[] {0, 1}, new float[][] {{0.9f, 0.1f}, {0.25f, 0.75f}})),
                Optional.of(0.5),
                Optional.empty());
    }

    /** Of trials 1 and 2, which say the same of two images and get the second wrong. */
    public static Evaluation evaluation() {
        int[] labels = {0, 1};
        float[][] probabilities = {{0.9f, 0.1f}, {0.75f, 0.25f}};
        Calibration calibration = Calibration.of(labels, probabilities);
        int[][] confusion = {{1, 0}, {1, 0}};
        List<Evaluation.MemberScore> members = IntStream.of(1, 2)
                .mapToObj(trial -> new Evaluation.MemberScore(
                        trial,
                        Optional.empty(),
                        Score.of(labels, probabilities),
                        Interval.wilson(1, 2),
                        Optional.of(calibration),
                        Optional.of(0.25),
                        Optional.of(BalancedScore.of(labels, probabilities))))
                .toList();
        McNemar test = new McNemar(0, 0, 1);
        return new Evaluation(
                NOON,
                2,
                1,
                2,
                new Score(2, 1, 0.5, Double.NaN),
                Interval.wilson(1, 2),
                members,
                members.get(0),
                test,
                confusion,
                ClassScore.of(confusion),
                List.of(new Evaluation.Mistake(1, 1, 0, 0.75, List.of(0, 0), new byte[] {0, (byte) 200})),
                Optional.of(new Diagnostics(
                        MacroScore.of(ClassScore.of(confusion)),
                        AccuracyGain.of(test, 2),
                        new Diagnostics.Calibrated(0.9, calibration, calibration),
                        RiskCoverage.of(labels, probabilities),
                        Agreement.of(labels, List.of(probabilities, probabilities)),
                        Growth.of(labels, List.of(probabilities, probabilities)),
                        0.5)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A study whose most frequent class is 1, and whose images a line tells apart well. */
    public static Baselines baselines() {
        return new Baselines(
                new Baselines.Reached(new Score(6000, 5326, 674 / 6000.0, 2.3), new MacroScore(0.011, 0.1, 0.02)),
                1,
                new Baselines.Reached(new Score(6000, 480, 0.92, 0.31), new MacroScore(0.919, 0.919, 0.919)),
                54_000,
                54_000,
                28,
                28);
    }

    /** Steps on an imaginary card. */
    public static Computation computation() {
        return new Computation("cuda", Precision.TF32, "NVIDIA H100", List.of("forward 1", "data 1", "filter 1"));
    }

    /** A convolution and 16 units, trained with Nesterov's momentum. */
    public static Recipe recipe() {
        Training training = new Training(
                10,
                0,
                new BatchSizes(List.of(new BatchSizes.Stage(64, 10))),
                new Training.Optimizer(Training.Method.NESTEROV, 0.01, 0.9, 0.9, 0.9, 0.999, 1e-7, 0, 1),
                new Training.Penalty(0, 0),
                new Training.Clipping(0, 0),
                0,
                0,
                Training.ClassWeights.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Monitor.VAL_LOSS,
                1,
                false,
                Training.Averaging.NONE,
                Optional.empty(),
                Algorithms.DETERMINISTIC);
        List<Layer> network = List.of(
                new Convolution(4, 1, 1, 1, Convolution.Padding.VALID, Activation.RELU, Initializer.HE_NORMAL),
                new Dropout(0.4),
                new Dense(16, Activation.RELU, Initializer.HE_NORMAL));
        return new Recipe(network, training, Augmentation.NONE);
    }
}
