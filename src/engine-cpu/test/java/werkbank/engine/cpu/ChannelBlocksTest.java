package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/** Blocks of channels are taken where they were measured to be quicker, and give what the other order gives. */
class ChannelBlocksTest {
    private static ConvolutionShape same(int images, int side, int channels, int filters, int kernel) {
        int pad = kernel / 2;
        return new ConvolutionShape(images, side, side, channels, filters, kernel, 1, 1, pad, pad, side, side);
    }

    /** Images at once: 16 MiB hold 41 images of 28 × 28 pixels with 64 and 64 channels, of which 32 divide 64. */
    @ParameterizedTest
    @CsvSource({"64, 28, 64, 64, 5, 32", "64, 28, 32, 64, 3, 32", "6, 7, 32, 32, 3, 6", "1, 224, 128, 128, 3, 1"})
    void largeBatchesAreCut(int images, int side, int channels, int filters, int kernel, int atOnce) {
        assertThat(ChannelBlocks.imagesAtOnce(same(images, side, channels, filters, kernel)))
                .hasValue(atOnce);
    }

    @ParameterizedTest
    @CsvSource({"64, 28, 16, 64, 3", "64, 28, 64, 16, 3", "64, 28, 64, 64, 1", "64, 28, 36, 64, 3"})
    void fewChannelsAndSmallWindowsAreLeft(int images, int side, int channels, int filters, int kernel) {
        assertThat(ChannelBlocks.imagesAtOnce(same(images, side, channels, filters, kernel)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 2})
    void theyGiveWhatTheOtherOrderGives(int imagesAtOnce) {
        assumeTrue(OneDnn.whyNot().isEmpty());
        ConvolutionShape shape = same(6, 9, 32, 48, 5);
        Descriptions descriptions = new Descriptions(Precision.F32);
        try (DrawnConvolution drawn = new DrawnConvolution(shape, Precision.F32)) {
            assertThat(drawn.difference(
                            ConvolutionCalls.full(shape, descriptions),
                            ConvolutionCalls.blocked(shape, imagesAtOnce, descriptions)))
                    .isLessThan(2e-6);
        }
    }

    /** The rule is for processors without AVX-512. */
    @Test
    void gradientsAreComputedSoWithoutAvx512Alone() {
        assumeTrue(OneDnn.whyNot().isEmpty());
        ConvolutionShape shape = same(6, 9, 32, 48, 5);
        try (CpuOperations operations = new CpuOperations(Precision.F32)) {
            Ways ways = Ways.full(shape, Precision.F32, new Descriptions(Precision.F32), operations::wide);

            boolean isPlain = ways.first(Winograd.DATA, calls -> calls.input.equals(calls.plainInput));

            assertThat(isPlain).isEqualTo(OneDnn.hasAvx512());
            assertThat(ways.<Boolean>first(Winograd.FORWARD, calls -> calls.input.equals(calls.plainInput)))
                    .isTrue();
        }
    }
}
