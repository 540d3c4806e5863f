package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.experiment.Predictor;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EnsembleResult.Member;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Ranges;
import werkbank.recipe.Shape;

/** Members in eight bits by what a made-up network says of the validation images. */
class EightBitChoiceTest {
    private static final int ROWS = 2000;
    private static final Ranges RANGES = new Ranges(new TreeMap<>(Map.of(0, new Ranges.Range(-1, 2))));

    private final List<Integer> calibrated = new ArrayList<>();

    /** In eight bits says 0.9 + {@code change} for every second image and 0.9 − {@code change / 2} for the others. */
    private Member tried(double change, boolean isAble) {
        Predictor predictor = new Predictor() {
            @Override
            public List<Output> run(List<Network> networks, Images images) {
                return networks.stream()
                        .map(network -> new Output(
                                said(images.count(), network.ranges().isPresent() ? change : 0),
                                network.ranges().isPresent() ? 1 : 4))
                        .toList();
            }

            @Override
            public Calibrated calibrate(Path model, Images images) {
                calibrated.add(images.count());
                return isAble ? Calibrated.of(RANGES) : Calibrated.not("has no group-norm in 8 bits");
            }
        };
        SelectionData evidence = new SelectionData(
                new int[ROWS], List.of(new Images(new byte[ROWS][1], Shape.grey(1, 1))), trial -> Augmentation.NONE);
        Member member = Member.of(3, 1, List.of(new StoredFile("ensemble/3.zip", "", 1)), new Score(ROWS, 0, 1, 0.1));
        return new EightBitChoice(predictor, evidence, file -> Path.of(file.path())).tried(member);
    }

    private static float[][] said(int count, double change) {
        float[][] rows = new float[count][];
        for (int row = 0; row < count; row++) {
            float p = (float) (0.9 + (row % 2 == 0 ? change : -change / 2));
            rows[row] = new float[] {p, 1 - p};
        }
        return rows;
    }

    @Test
    void whatLosesNothingIsTaken() {
        Member member = tried(0.05, true);
        assertThat(member.answersInInt8()).isTrue();
        assertThat(member.ranges(0)).contains(RANGES);
        EightBits.Compared compared = member.int8().orElseThrow().compared().orElseThrow();
        double expected = -(Math.log(0.95) + Math.log(0.875)) / 2 + Math.log(0.9);
        assertThat(compared.floatLogLoss()).isCloseTo(-Math.log(0.9), within(1e-6));
        assertThat(compared.excess()).isCloseTo(expected, within(1e-6)).isNegative();
        assertThat(compared.imagesPerSecond()).isCloseTo(4 * compared.floatImagesPerSecond(), within(1e-6));
        assertThat(calibrated).containsExactly(EightBitChoice.CALIBRATED);
    }

    @Test
    void whatLosesMoreThanOneStandardErrorStays() {
        Member member = tried(-0.05, true);
        assertThat(member.answersInInt8()).isFalse();
        assertThat(member.ranges(0)).isEmpty();
        EightBits.Compared compared = member.int8().orElseThrow().compared().orElseThrow();
        assertThat(compared.excess()).isGreaterThan(compared.excessError());
        double[] differences = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            differences[row] = Math.log(0.9) - Math.log(row % 2 == 0 ? 0.85 : 0.925);
        }
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares =
                Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
        assertThat(compared.excess()).isCloseTo(mean, within(1e-6));
        assertThat(compared.excessError()).isCloseTo(Math.sqrt(squares / (ROWS - 1) / ROWS), within(1e-7));
    }

    @Test
    void whatCannotBeTriedSaysWhyNot() {
        Member member = tried(0.05, false);
        assertThat(member.answersInInt8()).isFalse();
        assertThat(member.int8()).contains(EightBits.not("has no group-norm in 8 bits"));
        assertThat(member.int8().orElseThrow().whyNot()).isEqualTo(Optional.of("has no group-norm in 8 bits"));
    }
}
