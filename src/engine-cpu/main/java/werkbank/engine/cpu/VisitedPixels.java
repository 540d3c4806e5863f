package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.plain.PlainBuffer;

/** The pixels that windows of one pixel with a stride look at, copied: each is the mean of itself alone. */
final class VisitedPixels {
    private final Call copying;
    private final PlainBuffer copy;

    VisitedPixels(ConvolutionShape shape, Descriptions descriptions, Scratch scratch) {
        memory.desc images = descriptions.images(shape.images(), shape.height(), shape.width(), shape.channels());
        memory.desc visited =
                descriptions.images(shape.images(), shape.outHeight(), shape.outWidth(), shape.channels());
        this.copying =
                new Pools(algorithm.pooling_avg_include_padding, images, visited, 1, 1, shape.stride()).forward();
        this.copy = scratch.floats("visited pixels", Staged.floats(visited));
    }

    PlainBuffer of(PlainBuffer x) {
        copying.set(DNNL_ARG_SRC, x).set(DNNL_ARG_DST, copy).run();
        return copy;
    }
}
