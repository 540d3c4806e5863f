package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The primitives of one batch normalisation for arrays of one layout; all arrays of an argument list are in it. */
final class BatchNormCalls {
    private static final int PARAMETERS = dnnl_use_scale | dnnl_use_shift;

    private final Layout layout;
    private final PrimitiveCall training;
    private final PrimitiveCall inference;
    private final PrimitiveCall backward;
    private final FloatPointer mean;
    private final FloatPointer variance;

    /** @param epsilon added to the variance */
    BatchNormCalls(Layout layout, float epsilon) {
        this.layout = layout;
        Layout channels = Layout.plain(layout.shape()[1]);
        var description = forward(prop_kind.forward_training, epsilon, PARAMETERS);
        memory means = new memory(channels.desc(), OneDnn.engine());
        memory variances = new memory(channels.desc(), OneDnn.engine());
        mean = floats(means);
        variance = floats(variances);
        training = forwardCall(description, channels).with(DNNL_ARG_MEAN, means).with(DNNL_ARG_VARIANCE, variances);
        inference = forwardCall(
                        forward(prop_kind.forward_inference, epsilon, PARAMETERS | dnnl_use_global_stats), channels)
                .with(DNNL_ARG_MEAN, channels)
                .with(DNNL_ARG_VARIANCE, channels);
        var back = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(
                        prop_kind.backward.value, layout.desc(), layout.desc(), epsilon, PARAMETERS),
                OneDnn.engine(),
                description);
        backward = new PrimitiveCall(new batch_normalization_backward(back))
                .with(DNNL_ARG_SRC, layout)
                .with(DNNL_ARG_MEAN, means)
                .with(DNNL_ARG_VARIANCE, variances)
                .with(DNNL_ARG_SCALE, channels)
                .with(DNNL_ARG_SHIFT, channels)
                .with(DNNL_ARG_DIFF_DST, layout)
                .with(DNNL_ARG_DIFF_SRC, layout)
                .with(DNNL_ARG_DIFF_SCALE, channels)
                .with(DNNL_ARG_DIFF_SHIFT, channels);
    }

    private batch_normalization_forward.primitive_desc forward(prop_kind kind, float epsilon, int flags) {
        return new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(kind.value, layout.desc(), epsilon, flags), OneDnn.engine());
    }

    private PrimitiveCall forwardCall(batch_normalization_forward.primitive_desc description, Layout channels) {
        return new PrimitiveCall(new batch_normalization_forward(description))
                .with(DNNL_ARG_SRC, layout)
                .with(DNNL_ARG_DST, layout)
                .with(DNNL_ARG_SCALE, channels)
                .with(DNNL_ARG_SHIFT, channels);
    }

    private FloatPointer floats(memory memory) {
        return new FloatPointer(memory.get_data_handle()).capacity(layout.shape()[1]);
    }

    /** Normalises a batch with its own mean and variance. */
    void train(INDArray x, INDArray y, INDArray gamma, INDArray beta) {
        training.set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_DST, y)
                .set(DNNL_ARG_SCALE, gamma)
                .set(DNNL_ARG_SHIFT, beta)
                .run();
    }

    /** Normalises a batch with the running mean and variance. */
    void infer(INDArray x, INDArray y, INDArray gamma, INDArray beta, INDArray mean, INDArray variance) {
        inference
                .set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_DST, y)
                .set(DNNL_ARG_SCALE, gamma)
                .set(DNNL_ARG_SHIFT, beta)
                .set(DNNL_ARG_MEAN, mean)
                .set(DNNL_ARG_VARIANCE, variance)
                .run();
    }

    /**
     * Computes the gradients of the last {@link #train}.
     *
     * @param dy gradient of the output; {@code dx} receives that of the input, and may be the same array
     */
    void back(INDArray x, INDArray dy, INDArray dx, INDArray gamma, INDArray gammaGradient, INDArray betaGradient) {
        backward.set(DNNL_ARG_SRC, x)
                .set(DNNL_ARG_DIFF_DST, dy)
                .set(DNNL_ARG_DIFF_SRC, dx)
                .set(DNNL_ARG_SCALE, gamma)
                .set(DNNL_ARG_SHIFT, gamma)
                .set(DNNL_ARG_DIFF_SCALE, gammaGradient)
                .set(DNNL_ARG_DIFF_SHIFT, betaGradient)
                .run();
    }

    /** The means of the last {@link #train}, a value a channel. */
    float[] mean() {
        return values(mean);
    }

    /** The variances of the last {@link #train}, a (biased) value a channel. */
    float[] variance() {
        return values(variance);
    }

    private static float[] values(FloatPointer pointer) {
        float[] values = new float[(int) pointer.capacity()];
        pointer.get(values);
        return values;
    }
}
