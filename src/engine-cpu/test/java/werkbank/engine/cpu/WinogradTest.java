package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/** Winograd's algorithm is taken where it was measured to be quicker, and computes what the direct one computes. */
class WinogradTest {
    private static final ConvolutionShape SHAPE = same(6, 9, 32, 48);

    private DrawnConvolution drawn;

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
        assertThat(Winograd.memory(same(512, 15, 128, 384), Precision.F32, 1)).isBetween(100L << 20, 150L << 20);
        assertThat(Winograd.memory(same(128, 32, 16, 16), Precision.F32, 1)).isZero();
    }

    /** Of each network what is moved and its weights: 64 images, 9 numbers of a window, 36 of a transformed tile. */
    @Test
    void networksHaveCopiesOfTheirOwnAndShareTheTransformedNumbers() {
        ConvolutionShape shape = same(64, 8, 256, 512);
        long copies = 64L * 8 * 8 * (256 + 512) + 2L * (9 + 36) * 256 * 512;

        assertThat(Winograd.memory(shape, Precision.F32, 3) - Winograd.memory(shape, Precision.F32, 1))
                .isEqualTo(2 * Float.BYTES * copies);
    }

    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @AfterEach
    void close() {
        if (drawn != null) {
            drawn.close();
        }
    }

    private ConvolutionCalls calls(Precision precision, int imagesAtOnce) {
        assumeTrue(precision != Precision.BF16 || OneDnn.multipliesBf16());
        drawn = new DrawnConvolution(SHAPE, precision);
        ConvolutionCalls calls = ConvolutionCalls.winograd(SHAPE, imagesAtOnce, new Descriptions(precision));
        try {
            calls.byData();
        } catch (RuntimeException e) {
            assumeTrue(false, "oneDNN has no Winograd for this processor");
        }
        return calls;
    }

    /** All at once, and two images at a time, whose gradients are added up. */
    @ParameterizedTest
    @CsvSource({"F32, 6", "F32, 2", "BF16, 6", "BF16, 2"})
    void itComputesWhatTheDirectAlgorithmDoes(Precision precision, int imagesAtOnce) {
        ConvolutionCalls winograd = calls(precision, imagesAtOnce);
        ConvolutionCalls direct = ConvolutionCalls.full(SHAPE, new Descriptions(precision));

        assertThat(drawn.difference(direct, winograd)).isLessThan(precision == Precision.BF16 ? 0.01 : 2e-6);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void itsNameIsInTheRecord(Precision precision) {
        ConvolutionCalls calls = calls(precision, 6);

        assertThat(new ForwardPass(calls, drawn.scratch(), Optional.empty()).algorithm())
                .contains("wino");
    }
}
