package werkbank.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A oneDNN primitive with its arguments, to be run many times on different arrays. */
final class PrimitiveCall {
    private final primitive primitive;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final Map<Integer, memory> memories = new HashMap<>();

    PrimitiveCall(primitive primitive) {
        this.primitive = primitive;
    }

    /** Declares an argument that lies in an array, which is to be {@link #set} before each run. */
    PrimitiveCall with(int argument, memory.desc desc) {
        return with(argument, new memory(desc, OneDnn.engine(), (Pointer) null));
    }

    PrimitiveCall with(int argument, Layout layout) {
        return with(argument, layout.desc());
    }

    /** Declares an argument in memory of its own. */
    PrimitiveCall with(int argument, memory memory) {
        arguments.put(argument, memory);
        memories.put(argument, memory);
        return this;
    }

    PrimitiveCall set(int argument, INDArray array) {
        memories.get(argument).set_data_handle(array.data().addressPointer());
        return this;
    }

    void run() {
        primitive.execute(OneDnn.stream(), arguments);
    }
}
