package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.Precision;

/** Descriptions of memory for oneDNN. Its dimensions have their own order whatever the order in memory. */
final class Descriptions {
    private final data_type values;

    Descriptions(Precision precision) {
        this.values = precision == Precision.BF16 ? data_type.bf16 : data_type.f32;
    }

    /** The type of numbers of kind VALUE. */
    data_type values() {
        return values;
    }

    /** @param kind FLOAT or VALUE */
    data_type type(Kind kind) {
        return kind == Kind.VALUE ? values : data_type.f32;
    }

    /** Numbers of kind FLOAT side by side. */
    static memory.desc floats(long... sizes) {
        return new memory.desc(sizes, data_type.f32, sizes.length == 1 ? format_tag.a : format_tag.ab);
    }

    /** [rows][columns], or [columns][rows] in memory when it is transposed. */
    static memory.desc matrix(data_type type, boolean isTransposed, long rows, long columns) {
        return new memory.desc(new long[] {rows, columns}, type, isTransposed ? format_tag.ba : format_tag.ab);
    }

    memory.desc vector(long length) {
        return vector(Kind.VALUE, length);
    }

    memory.desc vector(Kind kind, long length) {
        return new memory.desc(new long[] {length}, type(kind), format_tag.a);
    }

    /** Images [images][height][width][channels] of kind VALUE. */
    memory.desc images(long images, long height, long width, long channels) {
        return images(values, format_tag.nhwc, images, height, width, channels);
    }

    /** Images of a type, in an order of their numbers. */
    static memory.desc images(data_type type, format_tag order, long images, long height, long width, long channels) {
        return new memory.desc(new long[] {images, channels, height, width}, type, order);
    }

    /** Images [images][channels][pixels] of kind FLOAT, with the sizes of {@link #images}. */
    static memory.desc planes(long images, long channels, long pixels) {
        return new memory.desc(new long[] {images, channels, pixels, 1}, data_type.f32, format_tag.nchw);
    }

    /** Some channels of rows that are {@code apart} numbers from one another. */
    memory.desc channels(long rows, long channels, long apart) {
        return new memory.desc(new long[] {rows, channels}, values, new long[] {apart, 1});
    }

    memory.desc input(PoolShape shape) {
        return images(shape.images(), shape.height(), shape.width(), shape.channels());
    }

    memory.desc output(PoolShape shape) {
        return images(shape.images(), shape.outHeight(), shape.outWidth(), shape.channels());
    }

    /** A call that moves numbers from one order and type to another, without its arguments. */
    static Call reorder(memory.desc from, memory.desc to) {
        return new Call(new reorder(new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to)));
    }

    /** A call that moves the numbers of one memory to another, of other order and type. */
    static Call moved(memory from, memory to, primitive_attr attributes) {
        var description = new reorder.primitive_desc(
                OneDnn.engine(), from.get_desc(), OneDnn.engine(), to.get_desc(), attributes, false);
        return new Call(new reorder(description)).with(DNNL_ARG_SRC, from).with(DNNL_ARG_DST, to);
    }

    /** A call of {@link #reorder} whose arguments are numbered {@code DNNL_ARG_SRC} and {@code DNNL_ARG_DST}. */
    static Call moved(memory.desc from, memory.desc to) {
        return reorder(from, to).with(DNNL_ARG_SRC, from).with(DNNL_ARG_DST, to);
    }
}
