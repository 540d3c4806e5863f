package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.experiment.Predictor;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;
import werkbank.space.Objective;

/** Members in eight bits by what a made-up network says of the validation images. */
class EightBitChoiceTest {
    private static final int ROWS = 2000;
    private static final Quantisation RANGES = Quantisation.of(new TreeMap<>(Map.of(0, new Quantisation.Range(-1, 2))));

    private final List<Integer> calibrated = new ArrayList<>();
    /** Layers that stayed in 32 bits, try after try. */
    private final List<Set<Integer>> inFloats = new ArrayList<>();
    /** The layer that has to stay in 32 bits for a network to lose nothing. */
    private Optional<Integer> culprit = Optional.empty();

    /** In eight bits says 0.9 + {@code change} for every second image and 0.9 − {@code change / 2} for the others. */
    private Member tried(double change, boolean isAble) {
        Predictor predictor = new Predictor() {
            @Override
            public List<Output> run(List<Network> networks, Images images) {
                return networks.stream()
                        .map(network -> new Output(
                                said(images.count(), loses(network) ? change : 0),
                                network.quantisation().isPresent() ? 1 : 4))
                        .toList();
            }

            @Override
            public Calibrated calibrate(Path model, Images images, Set<Integer> floats) {
                calibrated.add(images.count());
                inFloats.add(floats);
                return isAble ? Calibrated.of(RANGES.with(floats)) : Calibrated.not("has no group-norm in 8 bits");
            }

            @Override
            public List<LayerSensitivity> sensitivities(Path model, Images images) {
                return List.of(
                        new LayerSensitivity(0, 1e-5, 0.1),
                        new LayerSensitivity(3, 4e-5, 0.6),
                        new LayerSensitivity(5, 3e-5, 0.05),
                        new LayerSensitivity(7, 2e-5, 0.15));
            }
        };
        SelectionData evidence = new SelectionData(
                new int[ROWS],
                2,
                List.of(new Images(new byte[ROWS][1], Shape.grey(1, 1))),
                trial -> Augmentation.NONE,
                Objective.VAL_ACCURACY);
        Member member = Member.of(3, 1, List.of(new StoredFile("ensemble/3.zip", "", 1)), new Score(ROWS, 0, 1, 0.1));
        return new EightBitChoice(predictor, evidence, file -> Path.of(file.path())).tried(member);
    }

    private boolean loses(Predictor.Network network) {
        return network.quantisation()
                .filter(levels -> culprit.isEmpty() || !levels.floats().contains(culprit.get()))
                .isPresent();
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
        assertThat(member.quantisation(0)).contains(RANGES);
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
        assertThat(member.quantisation(0)).isEmpty();
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
    void theWorstLayersStayInFloatsUntilItPasses() {
        culprit = Optional.of(7);
        Member member = tried(-0.05, true);
        assertThat(inFloats).containsExactly(Set.of(), Set.of(5), Set.of(5, 7));
        assertThat(member.quantisation(0)).contains(RANGES.with(Set.of(5, 7)));
        assertThat(member.int8().orElseThrow().compared().orElseThrow().excess())
                .isZero();
    }

    /** What is told of a member that stays is how it does with all layers in eight bits. */
    @Test
    void aLayerThatIsTooMuchWorkStaysInEightBits() {
        culprit = Optional.of(3);
        Member member = tried(-0.05, true);
        assertThat(inFloats).containsExactly(Set.of(), Set.of(5), Set.of(5, 7), Set.of(5, 7, 0));
        assertThat(member.answersInInt8()).isFalse();
        assertThat(member.int8().orElseThrow().compared().orElseThrow().excess())
                .isGreaterThan(0.01);
    }

    @Test
    void whatCannotBeTriedSaysWhyNot() {
        Member member = tried(0.05, false);
        assertThat(member.answersInInt8()).isFalse();
        assertThat(member.int8()).contains(EightBits.not("has no group-norm in 8 bits"));
        assertThat(member.int8().orElseThrow().whyNot()).isEqualTo(Optional.of("has no group-norm in 8 bits"));
    }
}
