package werkbank.engine.cpu;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;
import werkbank.engine.plain.PlainBuffer;

/** A oneDNN primitive with its arguments, to be run again and again on other memory. */
final class Call {
    private final primitive primitive;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final Map<Integer, memory> memories = new HashMap<>();

    Call(primitive primitive) {
        this.primitive = primitive;
    }

    /** Declares an argument that lies in a buffer, which is to be {@link #set} before each run. */
    Call with(int argument, memory.desc desc) {
        return with(argument, new memory(desc, OneDnn.engine(), (Pointer) null));
    }

    /** Declares an argument in memory of its own. */
    Call with(int argument, memory memory) {
        arguments.put(argument, memory);
        memories.put(argument, memory);
        return this;
    }

    /** @param buffer of as many numbers at least, in a block outside the heap */
    Call set(int argument, PlainBuffer buffer) {
        memories.get(argument).set_data_handle(((OffHeapBlock) buffer.block()).at(buffer.offset()));
        return this;
    }

    void run() {
        primitive.execute(OneDnn.stream(), arguments);
    }
}
