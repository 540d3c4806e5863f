package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** Winograd's algorithm is taken where it was measured to be quicker, and computes what the direct one computes. */
class WinogradTest {
    private static final ConvolutionShape SHAPE = same(6, 9, 32, 48);

    private final SplittableRandom random = new SplittableRandom(3);
    private CpuOperations operations;

    private static ConvolutionShape same(int images, int side, int channels, int filters) {
        return new ConvolutionShape(images, side, side, channels, filters, 3, 1, 1, 1, 1, side, side);
    }

    /** Whether it won on a processor with AVX-512, with the images' order changed before and after. */
    @ParameterizedTest
    @CsvSource({
        "F32, 64, 8, 256, 512, true, true, true",
        "F32, 64, 7, 384, 384, true, true, true",
        "F32, 64, 15, 128, 128, true, true, true",
        "F32, 64, 32, 64, 128, true, true, true",
        "F32, 128, 32, 16, 16, false, false, false",
        "BF16, 64, 8, 256, 512, true, true, true",
        "BF16, 64, 32, 64, 128, false, false, false",
        "BF16, 64, 15, 128, 128, false, false, false"
    })
    void itIsTakenWhereItIsQuicker(
            Precision precision,
            int images,
            int side,
            int channels,
            int filters,
            boolean forward,
            boolean data,
            boolean filter) {
        ConvolutionShape shape = same(images, side, channels, filters);

        assertThat(Winograd.FORWARD.imagesAtOnce(shape, precision).isPresent()).isEqualTo(forward);
        assertThat(Winograd.DATA.imagesAtOnce(shape, precision).isPresent()).isEqualTo(data);
        assertThat(Winograd.FILTER.imagesAtOnce(shape, precision).isPresent()).isEqualTo(filter);
    }

    @Test
    void itIsForThreeByThreeWindowsOnWholeBlocksOfChannels() {
        ConvolutionShape five = new ConvolutionShape(64, 16, 16, 128, 128, 5, 1, 1, 2, 2, 16, 16);
        ConvolutionShape strided = new ConvolutionShape(64, 16, 16, 128, 128, 3, 2, 1, 0, 0, 8, 8);

        assertThat(Winograd.FORWARD.imagesAtOnce(five, Precision.F32)).isEmpty();
        assertThat(Winograd.FORWARD.imagesAtOnce(strided, Precision.F32)).isEmpty();
        assertThat(Winograd.FORWARD.imagesAtOnce(same(64, 16, 128, 130), Precision.F32))
                .isEmpty();
    }

    /** 512 images of 15 x 15 pixels and 128 and 384 channels would take 590 MB at once. */
    @Test
    void largeBatchesAreCutSoThatTheirNumbersFitIn96Megabytes() {
        assertThat(Winograd.FORWARD.imagesAtOnce(same(512, 15, 128, 384), Precision.F32))
                .hasValue(64);
        assertThat(Winograd.FORWARD.imagesAtOnce(same(60, 15, 128, 384), Precision.F32))
                .hasValue(60);
        assertThat(Winograd.memory(same(512, 15, 128, 384), Precision.F32)).isBetween(100L << 20, 150L << 20);
        assertThat(Winograd.memory(same(128, 32, 16, 16), Precision.F32)).isZero();
    }

    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @AfterEach
    void close() {
        if (operations != null) {
            operations.close();
        }
    }

    private ConvolutionCalls calls(Precision precision, int imagesAtOnce) {
        assumeTrue(precision != Precision.BF16 || OneDnn.multipliesBf16());
        operations = new CpuOperations(precision);
        ConvolutionCalls calls = ConvolutionCalls.winograd(SHAPE, imagesAtOnce, new Descriptions(precision));
        try {
            calls.byData();
        } catch (RuntimeException e) {
            assumeTrue(false, "oneDNN has no Winograd for this processor");
        }
        return calls;
    }

    private PlainBuffer values(long length) {
        PlainBuffer buffer = PlainBuffer.of(operations.allocate(Kind.VALUE, length), length, Kind.VALUE);
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        buffer.write(numbers);
        return buffer;
    }

    private PlainBuffer floats(long length) {
        return PlainBuffer.of(operations.allocate(Kind.FLOAT, length), length, Kind.FLOAT);
    }

    /** All at once, and two images at a time, whose gradients are added up. */
    @ParameterizedTest
    @CsvSource({"F32, 6", "F32, 2", "BF16, 6", "BF16, 2"})
    void itComputesWhatTheDirectAlgorithmDoes(Precision precision, int imagesAtOnce) {
        ConvolutionCalls winograd = calls(precision, imagesAtOnce);
        ConvolutionCalls direct = ConvolutionCalls.full(SHAPE, new Descriptions(precision));
        PlainBuffer x = values(SHAPE.inputs());
        PlainBuffer w = values(SHAPE.weights());
        PlainBuffer dy = values(SHAPE.outputs());

        float[][] found = results(winograd, x, w, dy);
        float[][] expected = results(direct, x, w, dy);

        double share = precision == Precision.BF16 ? 0.01 : 2e-6; // of the largest
        for (int i = 0; i < found.length; i++) {
            assertThat(largestDifference(expected[i], found[i])).isLessThan(share * largest(expected[i]));
        }
    }

    private float[][] results(ConvolutionCalls calls, PlainBuffer x, PlainBuffer w, PlainBuffer dy) {
        PlainBuffer bias = floats(SHAPE.filters());
        bias.write(new float[] {0.5f, -0.5f});
        PlainBuffer y = values(SHAPE.outputs());
        PlainBuffer activated = values(SHAPE.outputs());
        PlainBuffer dx = values(SHAPE.inputs());
        PlainBuffer dw = values(SHAPE.weights());
        PlainBuffer dw2 = values(SHAPE.weights());
        PlainBuffer dbias = floats(SHAPE.filters());
        new ForwardPass(calls, operations::wide, Optional.empty()).run(x, w, Optional.empty(), y);
        new ForwardPass(calls, operations::wide, Optional.of(Activation.RELU)).run(x, w, Optional.of(bias), activated);
        new DataPass(calls, operations::wide).run(dy, w, dx);
        new FilterPass(calls, operations::wide, false).run(x, dy, dw, Optional.empty());
        new FilterPass(calls, operations::wide, true).run(x, dy, dw2, Optional.of(dbias));
        return new float[][] {
            y.numbers(), activated.numbers(), dx.numbers(), dw.numbers(), dw2.numbers(), dbias.numbers()
        };
    }

    private static double largestDifference(float[] expected, float[] found) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - found[i]));
        }
        return most;
    }

    private static double largest(float[] numbers) {
        return largestDifference(numbers, new float[numbers.length]);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void itsNameIsInTheRecord(Precision precision) {
        ConvolutionCalls calls = calls(precision, 6);

        assertThat(new ForwardPass(calls, operations::wide, Optional.empty()).algorithm())
                .contains("wino");
    }
}
