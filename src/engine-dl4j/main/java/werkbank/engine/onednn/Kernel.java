package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution's weights, or their gradient, in the layout that oneDNN prefers; a copy of DL4J's. */
final class Kernel {
    private final memory memory;
    private final Layout plain;
    private PrimitiveCall reading;
    private PrimitiveCall writing;

    /** @param shape [outputs][inputs][height][width] */
    Kernel(long[] shape, memory.desc preferred) {
        memory = new memory(preferred, OneDnn.engine());
        plain = Layout.plain(shape);
    }

    memory memory() {
        return memory;
    }

    /** @param weights plain */
    void read(INDArray weights) {
        if (reading == null) {
            reading = Reorder.call(plain.desc(), memory.get_desc())
                    .with(DNNL_ARG_SRC, plain)
                    .with(DNNL_ARG_DST, memory);
        }
        reading.set(DNNL_ARG_SRC, weights).run();
    }

    /** @param gradient plain, overwritten */
    void write(INDArray gradient) {
        if (writing == null) {
            writing = Reorder.call(memory.get_desc(), plain.desc())
                    .with(DNNL_ARG_SRC, memory)
                    .with(DNNL_ARG_DST, plain);
        }
        writing.set(DNNL_ARG_DST, gradient).run();
    }
}
