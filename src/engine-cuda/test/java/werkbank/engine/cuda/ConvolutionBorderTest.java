package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.engine.operation.ConvolutionShape;

/** Which paddings cuDNN makes by itself. */
class ConvolutionBorderTest {
    /** A square convolution as 'same' padding has it, more of an odd border below and to the right. */
    private static ConvolutionShape same(int side, int kernel, int stride, int dilation) {
        int out = (side + stride - 1) / stride;
        int border = Math.max(0, (out - 1) * stride + (kernel - 1) * dilation + 1 - side);
        return new ConvolutionShape(2, side, side, 3, 4, kernel, stride, dilation, border / 2, border / 2, out, out);
    }

    @Test
    void oddKernelsWithoutAStrideNeedNoBorder() {
        assertThat(CudnnConvolution.isEven(same(7, 3, 1, 1))).isTrue();
        assertThat(CudnnConvolution.isEven(same(8, 5, 1, 2))).isTrue();
        assertThat(CudnnConvolution.isEven(same(9, 1, 2, 1))).isTrue();
        assertThat(CudnnConvolution.isEven(same(9, 3, 2, 1))).isTrue();
    }

    @Test
    void anOddBorderIsMadeBefore() {
        ConvolutionShape even = same(7, 2, 1, 1);
        ConvolutionShape strided = same(8, 3, 2, 1);
        assertThat(CudnnConvolution.isEven(even)).isFalse();
        assertThat(CudnnConvolution.isEven(strided)).isFalse();
        ConvolutionShape bordered = CudnnConvolution.bordered(strided);
        assertThat(bordered.height()).isEqualTo(9);
        assertThat(bordered.padTop()).isZero();
        assertThat(CudnnConvolution.isEven(bordered)).isTrue();
        assertThat(CudnnConvolution.isEven(CudnnConvolution.bordered(even))).isTrue();
    }

    @Test
    void withoutPaddingNothingIsMadeWhateverIsLeftOver() {
        assertThat(CudnnConvolution.isEven(new ConvolutionShape(1, 8, 9, 1, 1, 3, 4, 1, 0, 0, 2, 2)))
                .isTrue();
    }
}
