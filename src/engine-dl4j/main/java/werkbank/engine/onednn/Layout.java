package werkbank.engine.onednn;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.memory;

/**
 * How the values of an array lie in memory.
 *
 * @param shape [images][channels][height][width], [images][features] or that of weights
 * @param desc oneDNN's description
 * @param floats that the array takes, its padding included
 */
record Layout(long[] shape, memory.desc desc, long floats) {
    private static final memory.format_tag[] PLAIN = {
        null, memory.format_tag.a, memory.format_tag.ab, memory.format_tag.abc, memory.format_tag.abcd
    };

    private static final Map<String, Layout> INTERNED = new ConcurrentHashMap<>();

    static Layout of(long[] shape, memory.desc desc) {
        return new Layout(shape, desc, desc.get_size() / Float.BYTES);
    }

    /** C order without gaps; the same object for the same shape. */
    static Layout plain(long... shape) {
        return INTERNED.computeIfAbsent(
                Arrays.toString(shape), text -> of(shape.clone(), desc(shape, PLAIN[shape.length])));
    }

    /** A description that leaves the choice to oneDNN. */
    static memory.desc any(long... shape) {
        return desc(shape, memory.format_tag.any);
    }

    private static memory.desc desc(long[] shape, memory.format_tag tag) {
        return new memory.desc(shape, memory.data_type.f32, tag);
    }

    boolean isSameAs(Layout other) {
        return this == other || desc.equals(other.desc);
    }
}
