package werkbank.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.DropoutNoise;
import werkbank.engine.NoiseFactor;

class NoiseMaskTest {
    private static final int LENGTH = 100_003;
    private static final long SEED = 0x1234_5678_9ABC_DEF0L;

    /** Five standard deviations of the share. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4, 0.5, 0.95})
    void keepsTheShareAndTheMean(double rate) {
        float[] drawn = apply(mask(rate), ones(), 7);

        double zeros = count(drawn, 0);
        double deviation = Math.sqrt(rate * (1 - rate) / LENGTH);
        assertThat(zeros / LENGTH).isCloseTo(rate, Offset.offset(5 * deviation + 1e-9));
        assertThat(count(drawn, (float) (1 / (1 - rate))) + zeros).isEqualTo(LENGTH);
    }

    @Test
    void theGradientMeetsTheSameMask() {
        NoiseMask mask = mask(0.4);
        float[] drawn = apply(mask, ones(), 99);
        float[] gradient = new float[LENGTH];

        mask.applyAgain(FloatBuffer.wrap(ones()), FloatBuffer.wrap(gradient));

        assertThat(gradient).isEqualTo(drawn);
    }

    @Test
    void sameSeedSameMaskAndOthersAreIndependent() {
        float[] first = apply(mask(0.5), ones(), 1);
        for (long seed : new long[] {2, 1L << 32, 1 + (1L << 32), -1}) {
            float[] other = apply(mask(0.5), ones(), seed);
            int both = 0;
            for (int i = 0; i < LENGTH; i++) {
                both += first[i] > 0 && other[i] > 0 ? 1 : 0;
            }
            assertThat((double) both / LENGTH).as("seed " + seed).isCloseTo(0.25, Offset.offset(0.01));
        }
        assertThat(apply(mask(0.5), ones(), 1)).isEqualTo(first);
    }

    /** Runs of kept and dropped values change sides about every second position. */
    @Test
    void neighboursAreIndependent() {
        for (int distance : new int[] {1, 2, 16, 49, 784}) {
            float[] drawn = apply(mask(0.5), ones(), 12345);
            int equal = 0;
            for (int i = distance; i < LENGTH; i++) {
                equal += drawn[i] == drawn[i - distance] ? 1 : 0;
            }
            assertThat((double) equal / (LENGTH - distance)).isCloseTo(0.5, Offset.offset(0.01));
        }
    }

    static Stream<Arguments> layoutsAndKinds() {
        List<DropoutNoise> kinds = List.of(
                DropoutNoise.ofShare(0.3),
                DropoutNoise.ofShare(0.3),
                DropoutNoise.gaussian(0.2),
                DropoutNoise.alpha(0.25));
        return Stream.of(
                        memory.format_tag.nchw,
                        memory.format_tag.nhwc,
                        memory.format_tag.nChw8c,
                        memory.format_tag.nChw16c)
                .flatMap(tag -> Stream.of(0, 1, 2, 3).map(kind -> Arguments.of(tag, kinds.get(kind), kind == 1)));
    }

    /** 21 channels, so that blocks of 8 and 16 have padding, and images longer than what is drawn at once. */
    @ParameterizedTest
    @MethodSource("layoutsAndKinds")
    void inEveryLayoutItIsThePlainLoopOverPlaces(memory.format_tag tag, DropoutNoise noise, boolean isOfChannels) {
        long[] shape = {3, 21, 12, 11};
        int pixels = 12 * 11;
        Layout layout = Layout.of(shape, new memory.desc(shape, memory.data_type.f32, tag));
        float[] x = random(3 * 21 * pixels);
        ImageMemory image = ImageMemory.of(layout).orElseThrow();
        NoiseMask mask = new NoiseMask(noise);

        Tensor forward = moved(x, layout);
        Places places = isOfChannels ? image.ofChannels() : image.ofNumbers(3);
        mask.apply(forward.values(), forward.values(), SEED, places);
        Tensor gradient = moved(x, layout);
        mask.applyAgain(gradient.values(), gradient.values());

        float[] expected = new float[x.length];
        float[] expectedGradient = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            float factor = NoiseFactor.of(noise, SEED, isOfChannels ? i / pixels : i);
            expected[i] = noise.numbers().dropped() != 0 ? x[i] * factor + noise.shift(factor) : x[i] * factor;
            expectedGradient[i] = x[i] * factor;
        }
        assertThat(plain(forward)).containsExactly(expected);
        assertThat(plain(gradient)).containsExactly(expectedGradient);
        for (int index : places.padding()) {
            assertThat(forward.values().get(index)).as("padding").isZero();
        }
        boolean isPadded = tag == memory.format_tag.nChw8c || tag == memory.format_tag.nChw16c;
        assertThat(places.padding().length > 0).isEqualTo(isPadded);
    }

    @Test
    void vectorsAreImagesOfOnePixel() {
        Places places = ImageMemory.plain(4, 50).ofNumbers(4);
        float[] y = new float[200];
        mask(0.5).apply(FloatBuffer.wrap(ones()).slice(0, 200), FloatBuffer.wrap(y), SEED, places);
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).isEqualTo(NoiseFactor.of(DropoutNoise.ofShare(0.5), SEED, i));
        }
    }

    private static Tensor moved(float[] values, Layout layout) {
        INDArray plain = Nd4j.create(values, layout.shape(), 'c');
        return new Exchange().in(layout, Tensor.plain(plain), ArrayType.ACTIVATIONS, memories());
    }

    private static float[] plain(Tensor tensor) {
        Layout plain = Layout.plain(tensor.layout().shape());
        return OffHeap.copy(new Exchange()
                .in(plain, tensor, ArrayType.ACTIVATIONS, memories())
                .array());
    }

    private static LayerWorkspaceMgr memories() {
        return LayerWorkspaceMgr.noWorkspaces();
    }

    private static NoiseMask mask(double rate) {
        return new NoiseMask(DropoutNoise.ofShare(rate));
    }

    private static float[] apply(NoiseMask mask, float[] values, long seed) {
        float[] result = new float[values.length];
        mask.apply(FloatBuffer.wrap(values), FloatBuffer.wrap(result), seed, new RowPlaces(values.length));
        return result;
    }

    private static float[] ones() {
        float[] ones = new float[LENGTH];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] random(int length) {
        Random random = new Random(5);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static int count(float[] values, float wanted) {
        int count = 0;
        for (float value : values) {
            count += value == wanted ? 1 : 0;
        }
        return count;
    }
}
