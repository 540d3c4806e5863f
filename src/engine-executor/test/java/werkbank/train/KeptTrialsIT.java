package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.executor.PlainEngine;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** A trial is the same to the bit whether its images are kept where the network is, or each batch is handed to it. */
class KeptTrialsIT extends DigitTrials {
    private static final List<Fold> FEW = List.of(new Fold(rows(0, 70), rows(600, 630)));
    private static final String TRAINING = "{epochs: 3, batch-size: 32, optimizer: adam, label-smoothing: 0.1, ";

    private Engine engine = new PlainEngine();

    private static LabelledImages rows(int from, int to) {
        return MNIST.subset(IntStream.range(from, to).toArray());
    }

    @Override
    Engine engine() {
        return engine;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class-weights: balanced}",
                "ema: {decay: 0.9}, swa: {start: 0.4, images: 40}, checkpoint: val-loss}",
                "steps-per-epoch: 3, schedule: {type: cosine, warm-up: 1}}",
                "lookahead: {steps: 2, share: 0.3}}",
                "reduce-lr-on-plateau: {monitor: loss, patience: 1, min-delta: 10}, early-stopping:"
                        + " {monitor: val-loss, patience: 2, min-delta: 10}}",
            })
    void bothWaysGiveTheSame(String training) throws IOException {
        bothWays(TRAINING + training, FEW);
    }

    @Test
    void batchSizesThatChangeAndFoldsToo() throws IOException {
        bothWays(
                "{epochs: 3, batch-size: [{size: 16, epochs: 1}, {size: 60, epochs: 1}, {size: 16}]}",
                List.of(new Fold(rows(0, 62), rows(70, 90)), new Fold(rows(30, 92), rows(0, 20))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mixup: 0.4, cutmix: {probability: 0.5}",
                "crop-padding: 2, flip-horizontal: 0.5, flip-mode: alternating, cutout: 4, contrast: 0.2, mixup: 1",
                "rand-augment: {operations: 2}, blur: {probability: 0.5}, cutmix: {probability: 1, alpha: 0.3}"
            })
    void changesForPicturesToo(String augmentation) throws IOException {
        String network = NOISY.replace("{rotation: 5, shift: 0.05}", "{" + augmentation + "}");
        bothWays(network, TRAINING + "class-weights: balanced, steps-per-epoch: 4}", FEW);
    }

    private void bothWays(String training, List<Fold> folds) throws IOException {
        bothWays(NOISY, training, folds);
    }

    private void bothWays(String network, String training, List<Fold> folds) throws IOException {
        TrialResult kept = train(network, training, 5, folds);
        List<EpochMetrics> epochsKept = withoutTime();
        List<TrialEvent.CallbackActed> eventsKept = List.copyOf(events);
        byte[] networkKept = network(kept);
        deleteFiles();
        engine = new HandedBatches(new PlainEngine());
        TrialResult handed = train(network, training, 5, folds);

        assertThat(epochsKept).isEqualTo(withoutTime());
        assertThat(eventsKept).isEqualTo(events);
        assertThat(networkKept).isEqualTo(network(handed));
        assertThat(kept.state()).isEqualTo(TrialState.COMPLETE);
    }

    private byte[] network(TrialResult result) throws IOException {
        return Files.readAllBytes(folder.resolve(
                result.outcome().orElseThrow().best().models().get(0).path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotation: 5, shift: 0.05", "flip-mode: alternating, flip-horizontal: 0.5, mixup: 0.5"})
    void anInterruptedTrialGoesOnToTheBit(String augmentation) throws IOException {
        String noisy = NOISY.replace("{rotation: 5, shift: 0.05}", "{" + augmentation + "}");
        interrupted(noisy, TRAINING + "ema: {decay: 0.9}, checkpoint: val-loss}");
    }

    /** In the middle of the steps between two times of its slow weights. */
    @Test
    void aTrialWithBranchesGoesOnToTheBit() throws IOException {
        interrupted(
                "name: s\ntrials: 1\nnetwork: [conv: {filters: 4, stride: 2, bias: false}, batch-norm, residual: {drop: 0.2, layers: [conv:"
                        + " {filters: 6, stride: 2}, group-norm: 2, squeeze-excite: 3]}, global-max-pool]\n",
                "{epochs: 3, batch-size: 16, optimizer: nesterovw, shift-rate: 8, weight-decay: 0.1,"
                        + " lookahead: {steps: 4, share: 0.4, power: 2}}");
    }

    private void interrupted(String layers, String training) throws IOException {
        TrialResult whole = train(layers, training, 5, FEW);
        List<EpochMetrics> expected = withoutTime();
        byte[] network = network(whole);
        deleteFiles();
        interruptAfter = 2;
        assertThatThrownBy(() -> train(layers, training, 5, FEW)).hasMessage("interrupted");
        interruptAfter = Integer.MAX_VALUE;
        TrialResult resumed = train(layers, training, 5, FEW);

        assertThat(started).isBetween(1, 3);
        assertThat(withoutTime()).isEqualTo(expected);
        assertThat(network(resumed)).isEqualTo(network);
    }

    @Test
    void aLossThatIsNoNumberEndsTheTrialWithTheSameWords() throws IOException {
        String training = "{epochs: 3, batch-size: 32, optimizer: sgd, learning-rate: 1.0e+30}";
        TrialResult kept = train(NETWORK, training, 1, FEW);
        deleteFiles();
        engine = new HandedBatches(new PlainEngine());
        TrialResult handed = train(NETWORK, training, 1, FEW);

        assertThat(kept.state()).isEqualTo(TrialState.DIVERGED);
        assertThat(kept.failure().orElseThrow().cause())
                .startsWith("the loss became ")
                .endsWith("in epoch 1, step 2")
                .isEqualTo(handed.failure().orElseThrow().cause());
    }
}
