package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.IdxFile;
import werkbank.dataset.LabelledImages;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.metric.Score;
import werkbank.metric.Spread;

/** Trials with a network for each fold. */
class FoldTrialsIT extends DigitTrials {
    private static final int[] LABELS = FOLDS.stream()
            .flatMapToInt(fold -> IntStream.of(fold.validation().labels()))
            .toArray();

    @ParameterizedTest
    @CsvSource({"'', TRAINED", "', ema: {decay: 0.9}', EMA"})
    void eachFoldHasANetworkThatJudgesTheImagesItHasNotSeen(String average, Weights kept) throws IOException {
        Outcome outcome =
                trainFolds("{epochs: 4, batch-size: 16, learning-rate: 0.01, checkpoint: val-loss" + average + "}", 1);

        assertThat(outcome.best().weights()).isEqualTo(kept);
        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4);
        assertThat(outcome.best().accuracy()).isGreaterThan(0.6);
        outcome.best().models().forEach(this::assertRecorded);
        float[][] stored = IdxFile.readFloats(
                folder.resolve(outcome.best().probabilities().orElseThrow().path()));
        Score score = Score.of(LABELS, stored);
        assertThat(score.accuracy()).isEqualTo(outcome.best().accuracy());
        assertThat(score.logLoss()).isEqualTo(outcome.best().logLoss());
        assertThat(outcome.best().models()).hasSize(3);
        List<Score> scores = new ArrayList<>();
        for (int fold = 0; fold < 3; fold++) {
            Path model = folder.resolve(outcome.best().models().get(fold).path());
            float[][] part = Arrays.copyOfRange(stored, 100 * fold, 100 * (fold + 1));
            LabelledImages heldOut = FOLDS.get(fold).validation();
            scores.add(Score.of(heldOut.labels(), part));
            MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(model.toFile());
            try (INDArray images = Dl4jNetworks.images(heldOut.images().range(0, 100))) {
                assertClose(plain.output(images).toFloatMatrix(), part);
            }
        }
        assertThat(outcome.spread()).isEqualTo(Spread.ofAccuracies(scores));
        assertThat(outcome.spread().orElseThrow()).isPositive();
    }

    @Test
    void anEpochOfFoldsIsTheirsTogether() {
        Outcome outcome = trainFolds("{epochs: 3, batch-size: 16, learning-rate: 0.003}", 1);

        EpochMetrics best = epochs.get(outcome.best().epoch() - 1);
        assertThat(best.validationAccuracy()).isEqualTo(outcome.best().accuracy());
        assertThat(best.validationLoss()).isEqualTo(outcome.best().logLoss());
        assertThat(epochs.get(2).loss()).isLessThan(epochs.get(0).loss());
        assertThat(epochs.get(2).accuracy()).isGreaterThan(epochs.get(0).accuracy());
    }

    @Test
    void aPlateauIsThatOfAllFolds() {
        trainFolds(
                "{epochs: 3, batch-size: 100, learning-rate: 0.01,"
                        + " reduce-lr-on-plateau: {patience: 0, min-delta: 2, monitor: val-accuracy}}",
                1);
        assertThat(epochs).extracting(EpochMetrics::learningRate).containsExactly(0.01, 0.01, 0.005);
    }

    @Test
    void foldsRepeatBySeed() throws IOException {
        Outcome first = trainFolds("{epochs: 2, batch-size: 16}", 7);
        byte[] probabilities = Files.readAllBytes(
                folder.resolve(first.best().probabilities().orElseThrow().path()));
        List<EpochMetrics> metrics = withoutTime();
        deleteFiles();
        Outcome second = trainFolds("{epochs: 2, batch-size: 16}", 7);

        assertThat(withoutTime()).isEqualTo(metrics);
        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("secondsPerImage")
                .isEqualTo(first);
        assertThat(folder.resolve(second.best().probabilities().orElseThrow().path()))
                .hasBinaryContent(probabilities);
        trainFolds("{epochs: 2, batch-size: 16}", 8);
        assertThat(withoutTime()).isNotEqualTo(metrics);
    }

    private Outcome trainFolds(String training, long seed) {
        return train(NETWORK, training, seed, FOLDS).outcome().orElseThrow();
    }
}
