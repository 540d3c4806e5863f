package werkbank.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves values from one layout to another. */
final class Reorder {
    private final PrimitiveCall call;

    private Reorder(PrimitiveCall call) {
        this.call = call;
    }

    static Reorder of(Layout from, Layout to) {
        return new Reorder(call(from.desc(), to.desc()).with(DNNL_ARG_SRC, from).with(DNNL_ARG_DST, to));
    }

    /** Makes a reordering without its arguments. */
    static PrimitiveCall call(memory.desc from, memory.desc to) {
        engine engine = OneDnn.engine();
        return new PrimitiveCall(new reorder(new reorder.primitive_desc(engine, from, engine, to)));
    }

    void run(INDArray from, INDArray to) {
        call.set(DNNL_ARG_SRC, from).set(DNNL_ARG_DST, to).run();
    }
}
