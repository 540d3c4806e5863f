package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution's forward pass, activation included, for one number of images.
 *
 * <p>In inference oneDNN may choose Winograd's way for 3 × 3 kernels (Lavin and Gray, 2016, Fast algorithms for
 * convolutional neural networks), which multiplies less and rounds more, by about 1e-6 of the values. The backward passes
 * gain nothing from it.
 */
final class ConvolutionForward {
    final convolution_forward.primitive_desc description;
    final Layout input;
    final Layout output;
    private final Kernel kernel;
    private final PrimitiveCall call;

    ConvolutionForward(ConvolutionShape shape, Eltwise activation, boolean training) {
        Layout bias = Layout.plain(shape.output()[1]);
        description = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        training ? prop_kind.forward_training : prop_kind.forward_inference,
                        training ? algorithm.convolution_direct : algorithm.convolution_auto,
                        Layout.any(shape.input()),
                        Layout.any(shape.weights()),
                        bias.desc(),
                        Layout.any(shape.output()),
                        shape.strides(),
                        shape.dilates(),
                        shape.before(),
                        shape.after()),
                activation.afterwards(),
                OneDnn.engine());
        input = Layout.of(shape.input(), description.src_desc());
        output = Layout.of(shape.output(), description.dst_desc());
        kernel = new Kernel(shape.weights(), description.weights_desc());
        call = new PrimitiveCall(new convolution_forward(description))
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_WEIGHTS, kernel.memory())
                .with(DNNL_ARG_BIAS, bias)
                .with(DNNL_ARG_DST, output);
    }

    /** @param from in the layout {@link #input}; {@code to} in that of {@link #output} */
    void run(INDArray from, INDArray weights, INDArray bias, INDArray to) {
        kernel.read(weights);
        call.set(DNNL_ARG_SRC, from)
                .set(DNNL_ARG_BIAS, bias)
                .set(DNNL_ARG_DST, to)
                .run();
    }
}
