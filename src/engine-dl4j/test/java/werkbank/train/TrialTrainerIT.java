package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.StorageException;
import werkbank.dataset.IdxFile;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.predict.NetworkPredictor;
import werkbank.recipe.Monitor;
import werkbank.recipe.Views;
import werkbank.space.Objective;

/** Trials of a small network on real digits. */
class TrialTrainerIT extends DigitTrials {
    @Test
    void aTrialLearns() {
        TrialResult result = train("{epochs: 3, batch-size: 32, learning-rate: 0.003}", 1);

        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(result.epochs()).isEqualTo(3);
        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
        assertThat(epochs.get(2).loss()).isLessThan(0.6 * epochs.get(0).loss());
        assertThat(epochs.get(2).accuracy()).isGreaterThan(epochs.get(0).accuracy());
        assertThat(result.outcome().orElseThrow().best().accuracy()).isGreaterThan(0.7);
        assertThat(progress).contains("epoch 1");
    }

    @Test
    void theBestEpochIsKeptAndItsFilesAreTheOnesRecorded() {
        Outcome outcome = train("{epochs: 3, batch-size: 32, learning-rate: 0.003}", 1)
                .outcome()
                .orElseThrow();

        EpochMetrics best = epochs.get(outcome.best().epoch() - 1);
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(TrialEvent.Saved.class, saved -> {
            assertThat(saved.epoch()).isEqualTo(outcome.best().epoch());
            assertThat(saved.value()).isEqualTo(outcome.best().accuracy());
            assertThat(saved.weights()).isEqualTo(Weights.TRAINED);
        });
        assertThat(events.get(0)).isInstanceOfSatisfying(TrialEvent.Saved.class, first -> assertThat(first.before())
                .isEmpty());
        assertThat(best.validationAccuracy())
                .isEqualTo(outcome.best().accuracy())
                .isEqualTo(epochs.stream()
                        .mapToDouble(EpochMetrics::validationAccuracy)
                        .max()
                        .orElseThrow());
        assertThat(best.validationLoss()).isEqualTo(outcome.best().logLoss());
        outcome.best().models().forEach(this::assertRecorded);
        assertRecorded(outcome.best().probabilities().orElseThrow());
        float[][] probabilities = IdxFile.readFloats(
                folder.resolve(outcome.best().probabilities().orElseThrow().path()));
        assertThat(probabilities).hasDimensions(VALIDATION.rows(), 10);
        Score score = Score.of(VALIDATION.labels(), probabilities);
        assertThat(score.accuracy()).isEqualTo(outcome.best().accuracy());
        assertThat(score.logLoss()).isEqualTo(outcome.best().logLoss());
    }

    @Test
    void plainDl4jOpensTheNetworkAndPredictsTheSame() throws IOException {
        assertPlainDl4jPredictsTheSame(
                train("{epochs: 2, batch-size: 32}", 1).outcome().orElseThrow());
    }

    @Test
    void theNetworksOfTheBestEpochsAreKeptWhereTheyAreAskedFor() throws IOException {
        Outcome one = train("{epochs: 5, batch-size: 32}", 1).outcome().orElseThrow();
        Outcome outcome =
                train("{epochs: 5, batch-size: 32, keep-best: 3}", 1).outcome().orElseThrow();

        assertThat(outcome)
                .usingRecursiveComparison()
                .ignoringFields("secondsPerImage", "others")
                .isEqualTo(one);
        Comparator<EpochMetrics> byAccuracy =
                Comparator.comparingDouble(EpochMetrics::validationAccuracy).reversed();
        assertThat(outcome.others())
                .extracting(Checkpoint::epoch)
                .isEqualTo(epochs.stream()
                        .sorted(byAccuracy.thenComparing(EpochMetrics::epoch))
                        .skip(1)
                        .limit(2)
                        .map(EpochMetrics::epoch)
                        .toList());
        for (Checkpoint other : outcome.others()) {
            assertThat(other.logLoss()).isEqualTo(epochs.get(other.epoch() - 1).validationLoss());
            assertThat(plainDl4j(String.format(Locale.ROOT, "best-%04d.zip", other.epoch())))
                    .isEqualTo(other.logLoss(), within(1e-4));
            assertThat(Score.of(
                                    VALIDATION.labels(),
                                    IdxFile.readFloats(folder.resolve(
                                            other.probabilities().orElseThrow().path())))
                            .logLoss())
                    .isEqualTo(other.logLoss());
        }
        assertThat(folder.resolve("trials/0001").toFile().list((parent, name) -> name.startsWith("best-")))
                .hasSize(3);
    }

    @Test
    void theFinalNetworkIsKeptWhereItIsAskedForAndIsThatOfTheLastEpoch() throws IOException {
        // Decay that grows to nine tenths of each weight in a step ruins what the first steps have learnt.
        String training = "{epochs: 3, batch-size: 32, optimizer: adamw, learning-rate: 0.1, weight-decay: 9,"
                + " checkpoint: val-loss,"
                + " schedule: {type: one-cycle, start-factor: 0.01, peak: 0.9}, keep-final: %s}";
        train(String.format(Locale.ROOT, training, false), 1);
        assertThat(folder.resolve("trials/0001/final.zip")).doesNotExist();

        TrialResult result = train(String.format(Locale.ROOT, training, true), 1);
        assertThat(result.failure()).isEmpty();
        Outcome outcome = result.outcome().orElseThrow();
        assertThat(outcome.best().epoch()).isLessThan(3);
        assertThat(plainDl4j(String.format(
                        Locale.ROOT, "best-%04d.zip", outcome.best().epoch())))
                .isEqualTo(outcome.best().logLoss(), within(1e-4));
        assertThat(outcome.lastModels()).extracting(StoredFile::path).containsExactly("trials/0001/final.zip");
        assertRecorded(outcome.lastModels().get(0));
        assertThat(plainDl4j("final.zip")).isCloseTo(epochs.get(2).validationLoss(), withinPercentage(0.1));
    }

    @Test
    void theSameSeedGivesTheSameMetricsToTheBit() throws IOException {
        Outcome first = train("{epochs: 2, batch-size: 32}", 7).outcome().orElseThrow();
        byte[] probabilities = Files.readAllBytes(
                folder.resolve(first.best().probabilities().orElseThrow().path()));
        List<EpochMetrics> metrics = withoutTime();

        deleteFiles();
        Outcome second = train("{epochs: 2, batch-size: 32}", 7).outcome().orElseThrow();

        assertThat(withoutTime()).isEqualTo(metrics);
        assertThat(folder.resolve(second.best().probabilities().orElseThrow().path()))
                .hasBinaryContent(probabilities);
    }

    private void assertPlainDl4jPredictsTheSame(Outcome outcome) throws IOException {
        Path model = folder.resolve(outcome.best().models().get(0).path());
        float[][] stored = IdxFile.readFloats(
                folder.resolve(outcome.best().probabilities().orElseThrow().path()));

        MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(model.toFile());
        assertThat(plain.numParams()).isEqualTo(outcome.parameters());
        try (INDArray images = Dl4jNetworks.images(VALIDATION.images())) {
            assertClose(plain.output(images).toFloatMatrix(), stored);
        }
        assertClose(
                new NetworkPredictor(new Dl4jEngine())
                        .run(List.of(new Network(model, Views.ONCE)), VALIDATION.images())
                        .get(0)
                        .probabilities(),
                stored);
    }

    /** Validation loss of a network of the trial, as a program reads it that knows DL4J alone. */
    private double plainDl4j(String model) throws IOException {
        Path trial = folder.resolve("trials/0001");
        MultiLayerNetwork read =
                ModelSerializer.restoreMultiLayerNetwork(trial.resolve(model).toFile());
        MultiLayerNetwork network = new MultiLayerNetwork(
                MultiLayerConfiguration.fromJson(Files.readString(trial.resolve("network.json"))));
        network.init();
        network.setParams(read.params());
        try (INDArray images = Dl4jNetworks.images(VALIDATION.images())) {
            return Score.of(VALIDATION.labels(), network.output(images).toFloatMatrix())
                    .logLoss();
        }
    }

    @Test
    void anotherSeedGivesOtherMetrics() {
        train("{epochs: 1, batch-size: 32}", 7);
        List<EpochMetrics> metrics = withoutTime();
        train("{epochs: 1, batch-size: 32}", 8);

        assertThat(withoutTime()).isNotEqualTo(metrics);
    }

    @Test
    void aPlateauLowersTheNetworksLearningRate() {
        // No accuracy improves by 2: the rate falls after every epoch but the first, to nothing at once.
        train(
                NETWORK.replace("  - batch-norm: {momentum: 0.5}\n", ""),
                "{epochs: 5, batch-size: 100, learning-rate: 0.05, optimizer: sgd, reduce-lr-on-plateau:"
                        + " {monitor: val-accuracy, patience: 1, factor: 1.0e-12, min-delta: 2}}",
                1);

        assertThat(epochs.subList(0, 2)).extracting(EpochMetrics::learningRate).containsExactly(0.05, 0.05);
        assertThat(epochs.get(2).learningRate()).isEqualTo(5e-14, within(1e-20));
        assertThat(events).filteredOn(TrialEvent.RateReduced.class::isInstance).hasSize(4);
        assertThat(events)
                .filteredOn(TrialEvent.RateReduced.class::isInstance)
                .first()
                .isInstanceOfSatisfying(TrialEvent.RateReduced.class, reduced -> {
                    assertThat(reduced.epoch()).isEqualTo(2);
                    assertThat(reduced.monitor()).isEqualTo(Monitor.VAL_ACCURACY);
                    assertThat(reduced.from()).isEqualTo(0.05);
                    assertThat(reduced.to()).isEqualTo(5e-14, within(1e-20));
                });
        assertThat(epochs.get(1).validationLoss())
                .isLessThan(epochs.get(0).validationLoss())
                .as("weights that don't move")
                .isEqualTo(epochs.get(2).validationLoss())
                .isEqualTo(epochs.get(4).validationLoss());
    }

    @Test
    void aScheduleSetsTheRateOfEachStepAndLeavesAPlainZip() throws IOException {
        // 600 images in batches of 100 are 6 steps an epoch, 18 in all; the epoch's last step is shown.
        Outcome outcome = train("{epochs: 3, batch-size: 100, learning-rate: 0.01, schedule: {type: polynomial}}", 1)
                .outcome()
                .orElseThrow();

        assertThat(epochs.stream().mapToDouble(EpochMetrics::learningRate).toArray())
                .containsExactly(new double[] {0.01 * 13 / 18, 0.01 * 7 / 18, 0.01 * 1 / 18}, within(1e-12));
        assertPlainDl4jPredictsTheSame(outcome);
    }

    @ParameterizedTest
    @CsvSource({"'ema: {decay: 0.97}', EMA", "'swa: {start: 0.5}', SWA"})
    void anAverageThatIsBetterIsKeptAndTheTrainingIsNotTouched(String average, Weights kept) throws IOException {
        String training = "{epochs: 8, batch-size: 32, optimizer: nesterov, learning-rate: 0.03, checkpoint: val-loss";
        Outcome trained = train(training + "}", 1).outcome().orElseThrow();
        List<EpochMetrics> metrics = withoutTime();

        Outcome outcome = train(training + ", " + average + "}", 1).outcome().orElseThrow();

        assertThat(withoutTime())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("averaged")
                .isEqualTo(metrics);
        assertThat(metrics).allSatisfy(epoch -> assertThat(epoch.averaged()).isEmpty());
        assertThat(trained.best().weights()).isEqualTo(Weights.TRAINED);
        assertThat(outcome.best().weights()).isEqualTo(kept);
        assertThat(epochs.get(outcome.best().epoch() - 1).averaged())
                .contains(new EpochMetrics.Averaged(
                        outcome.best().logLoss(),
                        outcome.best().accuracy(),
                        outcome.best().macroF1(),
                        outcome.best().balancedAccuracy()));
        assertThat(epochs.stream().mapToDouble(epoch -> epoch.loss(Objective.VAL_LOSS)))
                .as("what a rung sees")
                .contains(outcome.best().logLoss());
        assertThat(outcome.best().logLoss()).isLessThan(trained.best().logLoss());
        assertThat(outcome.best().accuracy()).isGreaterThan(0.8);
        assertPlainDl4jPredictsTheSame(outcome);
    }

    @Test
    void theWholeRecipeAtOnceTrainsAndLeavesAPlainZip() throws IOException {
        String network =
                """
                name: s
                trials: 1
                network:
                  - conv: {filters: 8, kernel: 3, dilation: 2, activation: identity, initializer: he-normal}
                  - batch-norm: {momentum: 0.5}
                  - activation: relu
                  - max-pool: 2
                  - spatial-dropout: 0.1
                  - dense: {units: 32, activation: selu, initializer: lecun-normal}
                  - alpha-dropout: 0.1
                  - gaussian-dropout: 0.1
                """;
        Outcome outcome = train(
                        network,
                        "{epochs: 4, batch-size: 32, optimizer: adamw, learning-rate: 0.005, weight-decay: 0.05,"
                                + " l1: 1.0e-5, l2: 1.0e-5, clip-norm: 2, clip-value: 0.5, label-smoothing: 0.1,"
                                + " class-weights: balanced, schedule: {type: one-cycle, warm-up: 0.1},"
                                + " ema: {decay: 0.9}, swa: {start: 0.5, images: 100}}",
                        1)
                .outcome()
                .orElseThrow();

        assertThat(outcome.best().accuracy()).isGreaterThan(0.7);
        assertPlainDl4jPredictsTheSame(outcome);
    }

    @Test
    void anAverageThatIsWorseIsNotKept() {
        // Steps this small only go downhill, and the average lies some of them behind.
        Outcome outcome = train("{epochs: 2, batch-size: 20, learning-rate: 1.0e-4, ema: {decay: 0.999}}", 1)
                .outcome()
                .orElseThrow();

        assertThat(outcome.best().weights()).isEqualTo(Weights.TRAINED);
    }

    @Test
    void earlyStoppingEndsTheTraining() {
        TrialResult result =
                train("{epochs: 9, batch-size: 100, early-stopping: {monitor: loss, patience: 2, min-delta: 100}}", 1);

        // The first epoch is better than none, the next two aren't better than it by 100.
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(result.epochs()).isEqualTo(3);
        assertThat(epochs).hasSize(3);
        assertThat(events.get(events.size() - 1))
                .isEqualTo(
                        new TrialEvent.Stopped(3, Monitor.LOSS, 2, epochs.get(0).loss(), 1));
    }

    @Test
    void aTrialThatIsNoNumberAnyMoreIsDiverged() {
        TrialResult result = train("{epochs: 3, batch-size: 32, learning-rate: 1.0e+30, optimizer: sgd}", 1);

        assertThat(result.state()).isEqualTo(TrialState.DIVERGED);
        assertThat(result.outcome()).isEmpty();
        assertThat(result.failure().orElseThrow().cause())
                .matches("the loss became \\S+ in epoch 1, step \\d+"
                        + "|a parameter became infinite or no number in epoch 1");
    }

    @Test
    void theTrialAfterADivergedOneIsNotTouchedByIt() {
        train("{epochs: 1, batch-size: 32}", 7);
        List<EpochMetrics> alone = withoutTime();
        train("{epochs: 1, batch-size: 32, learning-rate: 1.0e+30, optimizer: sgd}", 1);
        train("{epochs: 1, batch-size: 32}", 7);

        assertThat(withoutTime()).isEqualTo(alone);
    }

    /** Two passes of 19 batches, the last of 24 images, are two epochs of 19 steps, or one of 38. */
    @Test
    void stepsOfAnEpochChangeWhenItIsJudgedAlone() {
        train("{epochs: 2, batch-size: 32}", 7);
        EpochMetrics twoPasses = withoutTime().get(1);
        train("{epochs: 2, batch-size: 32, steps-per-epoch: 19}", 7);
        assertThat(withoutTime().get(1)).isEqualTo(twoPasses);

        String plain = NETWORK.replace("\n  - dropout: 0.2", "");
        train(plain, "{epochs: 2, batch-size: 32}", 7);
        EpochMetrics second = withoutTime().get(1);
        train(plain, "{epochs: 1, batch-size: 32, steps-per-epoch: 38}", 7);
        assertThat(withoutTime().get(0).validationLoss()).isEqualTo(second.validationLoss());
    }

    @Test
    void batchesMayGrowAlongTheEpochs() {
        train("{epochs: 1, batch-size: 32}", 7);
        List<EpochMetrics> small = withoutTime();
        train("{epochs: 3, batch-size: 32}", 7);
        List<EpochMetrics> ever = withoutTime();
        train("{epochs: 3, batch-size: [{size: 32, epochs: 1}, {size: 128}]}", 7);

        assertThat(withoutTime()).hasSize(3);
        assertThat(withoutTime().get(0)).isEqualTo(small.get(0)).isEqualTo(ever.get(0));
        assertThat(withoutTime().get(1)).isNotEqualTo(ever.get(1));
        assertThat(withoutTime().get(2).loss()).isLessThan(small.get(0).loss());
    }

    @Test
    void aTrialThatCantWriteItsFilesThrowsTheReason() throws IOException {
        Files.writeString(folder.resolve("trials"), "in the way");

        assertThatThrownBy(() -> train("{epochs: 1, batch-size: 100}", 1))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("can't write");
    }
}
