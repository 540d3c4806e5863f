package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/** The gradient of the weights of windows of one pixel with a stride, on few channels. */
class StridedPixelsTest {
    private static final int GUARD = 1 << 16;
    private static final byte MARK = 85;

    @BeforeEach
    void oneDnnIsHere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    private static ConvolutionShape shape(int images, int stride, int channels, int filters) {
        int height = (9 + stride - 1) / stride;
        int width = (10 + stride - 1) / stride;
        return new ConvolutionShape(images, 9, 10, channels, filters, 1, stride, 1, 0, 0, height, width);
    }

    /** A single filter is taken as the depthwise one of a single channel, which oneDNN computes in the same way. */
    private static ConvolutionCalls calls(ConvolutionShape shape, Precision precision, Scratch scratch) {
        Descriptions descriptions = new Descriptions(precision);
        Ways ways = shape.filters() == 1
                ? Ways.depthwise(shape, precision, descriptions, scratch)
                : Ways.full(shape, precision, descriptions, scratch);
        return (ways.isHarmful() ? ways.ofVisited() : ways).first(Winograd.FILTER, calls -> calls);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3, 5", "3, 2, 1, 1", "2, 2, 4, 16", "5, 3, 8, 7", "4, 4, 15, 8", "3, 2, 16, 8"})
    void itIsThatOfTheWindowsWithTheirStride(int images, int stride, int channels, int filters) {
        ConvolutionShape shape = shape(images, stride, channels, filters);
        try (DrawnConvolution drawn = new DrawnConvolution(shape, Precision.F32)) {
            assertThat(drawn.weightGradient())
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(drawn.plainGradient());
        }
    }

    /** Several threads, among which the images don't divide. */
    @ParameterizedTest
    @CsvSource({
        "5, 1, 1, F32",
        "5, 1, 16, F32",
        "7, 4, 16, F32",
        "5, 8, 16, F32",
        "7, 12, 16, F32",
        "5, 15, 16, F32",
        "5, 16, 16, F32",
        "5, 8, 16, BF16"
    })
    void itWritesNothingBeyondTheMemoryThatItAsksFor(int images, int channels, int filters, Precision precision) {
        ConvolutionShape shape = shape(images, 2, channels, filters);
        var left = new CompletableFuture<byte[]>();
        Thread caller = new Thread(() -> {
            OpenMp.limitThisThread(2);
            try (DrawnConvolution drawn = new DrawnConvolution(shape, precision)) {
                left.complete(guardAfter(calls(shape, precision, drawn.scratch())));
            } catch (Throwable e) {
                left.completeExceptionally(e);
            }
        });
        caller.start();
        byte[] whole = new byte[GUARD];
        Arrays.fill(whole, MARK);
        assertThat(left.join()).containsExactly(whole);
    }

    /** What stands behind the memory of a gradient when it has been computed. */
    private static byte[] guardAfter(ConvolutionCalls calls) {
        primitive_attr ours = new primitive_attr();
        ours.set_scratchpad_mode(scratchpad_mode.user);
        var described = calls.byFilter(false, ours);
        long size = described.scratchpad_desc().get_size();
        try (BytePointer scratchpad = new BytePointer(size + GUARD)) {
            scratchpad.fill(MARK);
            Call call = new Call(new convolution_backward_weights(described))
                    .with(DNNL_ARG_SRC, new memory(calls.input, OneDnn.engine()))
                    .with(DNNL_ARG_DIFF_DST, new memory(calls.output, OneDnn.engine()))
                    .with(DNNL_ARG_DIFF_WEIGHTS, new memory(described.diff_weights_desc(), OneDnn.engine()))
                    .with(DNNL_ARG_SCRATCHPAD, new memory(described.scratchpad_desc(), OneDnn.engine(), scratchpad));
            call.run();
            OneDnn.stream()._wait();
            byte[] guard = new byte[GUARD];
            scratchpad.position(size).get(guard);
            scratchpad.position(0);
            return guard;
        }
    }
}
