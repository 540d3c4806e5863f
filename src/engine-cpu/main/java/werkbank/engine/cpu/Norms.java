package werkbank.engine.cpu;

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

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** The primitives of batch normalisation on [rows][channels]. */
final class Norms {
    private static final int SCALE_AND_SHIFT = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

    private Norms() {}

    /** Normalises with the batch's statistics, which it writes. */
    static Call training(memory.desc rows, int channels, double epsilon) {
        return forward(description(dnnl.dnnl_forward_training, rows, epsilon, SCALE_AND_SHIFT), rows, channels);
    }

    /** Normalises with statistics that are given. */
    static Call inference(memory.desc rows, int channels, double epsilon) {
        int flags = SCALE_AND_SHIFT | dnnl.dnnl_use_global_stats;
        return forward(description(dnnl.dnnl_forward_inference, rows, epsilon, flags), rows, channels);
    }

    private static Call forward(
            batch_normalization_forward.primitive_desc description, memory.desc rows, int channels) {
        return withStatistics(new Call(new batch_normalization_forward(description)), channels)
                .with(DNNL_ARG_SRC, rows)
                .with(DNNL_ARG_SHIFT, Descriptions.floats(channels))
                .with(DNNL_ARG_DST, rows);
    }

    private static Call withStatistics(Call call, int channels) {
        return call.with(DNNL_ARG_SCALE, Descriptions.floats(channels))
                .with(DNNL_ARG_MEAN, Descriptions.floats(channels))
                .with(DNNL_ARG_VARIANCE, Descriptions.floats(channels));
    }

    /** Normalises with a variance that has an epsilon in it already. */
    static Call gradient(memory.desc rows, int channels) {
        var description = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(dnnl.dnnl_backward, rows, rows, 0, SCALE_AND_SHIFT),
                OneDnn.engine(),
                description(dnnl.dnnl_forward_training, rows, 0, SCALE_AND_SHIFT));
        return withStatistics(new Call(new batch_normalization_backward(description)), channels)
                .with(DNNL_ARG_SRC, rows)
                .with(DNNL_ARG_SHIFT, new memory(Descriptions.floats(channels), OneDnn.engine())) // asked for, not read
                .with(DNNL_ARG_DIFF_DST, rows)
                .with(DNNL_ARG_DIFF_SRC, rows)
                .with(DNNL_ARG_DIFF_SCALE, Descriptions.floats(channels))
                .with(DNNL_ARG_DIFF_SHIFT, Descriptions.floats(channels));
    }

    private static batch_normalization_forward.primitive_desc description(
            int propagation, memory.desc rows, double epsilon, int flags) {
        return new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(propagation, rows, (float) epsilon, flags), OneDnn.engine());
    }
}
