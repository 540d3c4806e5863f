package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution's backward pass for one number of images, from the gradient before its activation function. */
final class ConvolutionBackward {
    final Layout input;
    final Layout delta;
    final Layout deltaForData;
    final Layout inputGradient;
    private final Kernel kernel;
    private final Kernel kernelGradient;
    private final PrimitiveCall data;
    private final PrimitiveCall weights;

    ConvolutionBackward(ConvolutionShape shape, ConvolutionForward forward) {
        Layout bias = Layout.plain(shape.output()[1]);
        var towardsWeights = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        algorithm.convolution_direct,
                        Layout.any(shape.input()),
                        Layout.any(shape.weights()),
                        bias.desc(),
                        Layout.any(shape.output()),
                        shape.strides(),
                        shape.dilates(),
                        shape.before(),
                        shape.after()),
                OneDnn.engine(),
                forward.description);
        input = Layout.of(shape.input(), towardsWeights.src_desc());
        delta = Layout.of(shape.output(), towardsWeights.diff_dst_desc());
        kernelGradient = new Kernel(shape.weights(), towardsWeights.diff_weights_desc());
        weights = new PrimitiveCall(new convolution_backward_weights(towardsWeights))
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_DIFF_DST, delta)
                .with(DNNL_ARG_DIFF_WEIGHTS, kernelGradient.memory())
                .with(DNNL_ARG_DIFF_BIAS, bias);
        var towardsData = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        algorithm.convolution_direct,
                        Layout.any(shape.input()),
                        Layout.any(shape.weights()),
                        Layout.any(shape.output()),
                        shape.strides(),
                        shape.dilates(),
                        shape.before(),
                        shape.after()),
                OneDnn.engine(),
                forward.description);
        deltaForData = Layout.of(shape.output(), towardsData.diff_dst_desc());
        inputGradient = Layout.of(shape.input(), towardsData.diff_src_desc());
        kernel = new Kernel(shape.weights(), towardsData.weights_desc());
        data = new PrimitiveCall(new convolution_backward_data(towardsData))
                .with(DNNL_ARG_DIFF_DST, deltaForData)
                .with(DNNL_ARG_WEIGHTS, kernel.memory())
                .with(DNNL_ARG_DIFF_SRC, inputGradient);
    }

    /** @param from in the layout {@link #input}; {@code above} in that of {@link #delta} */
    void towardsParameters(INDArray from, INDArray above, INDArray weightGradient, INDArray biasGradient) {
        weights.set(DNNL_ARG_SRC, from)
                .set(DNNL_ARG_DIFF_DST, above)
                .set(DNNL_ARG_DIFF_BIAS, biasGradient)
                .run();
        kernelGradient.write(weightGradient);
    }

    /** @param above in the layout {@link #deltaForData}; {@code below} in that of {@link #inputGradient} */
    void towardsInput(INDArray above, INDArray weightValues, INDArray below) {
        kernel.read(weightValues);
        data.set(DNNL_ARG_DIFF_DST, above).set(DNNL_ARG_DIFF_SRC, below).run();
    }
}
