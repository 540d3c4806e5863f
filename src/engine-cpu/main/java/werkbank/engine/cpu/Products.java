package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import werkbank.recipe.layer.Activation;

/** The primitives of products of matrices, and of sums of a matrix and a row. */
final class Products {
    private Products() {}

    /** Takes {@code DNNL_ARG_SRC} and {@code DNNL_ARG_WEIGHTS}, writes {@code DNNL_ARG_DST}. */
    static Call product(memory.desc left, memory.desc right, memory.desc result) {
        var description = new matmul.primitive_desc(new matmul.desc(left, right, result), OneDnn.engine());
        return new Call(new matmul(description))
                .with(DNNL_ARG_SRC, left)
                .with(DNNL_ARG_WEIGHTS, right)
                .with(DNNL_ARG_DST, result);
    }

    /** Adds {@code DNNL_ARG_SRC_1}, of kind FLOAT, to each row of {@code DNNL_ARG_SRC_0}, then applies a function. */
    static Call addedRow(Activation function, data_type type, int rows, int channels) {
        memory.desc matrix = Descriptions.matrix(type, false, rows, channels);
        memory.desc row = Descriptions.floats(1, channels);
        var description = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, matrix, row, matrix),
                Eltwise.attributes(function),
                OneDnn.engine());
        return new Call(new binary(description))
                .with(DNNL_ARG_SRC_0, matrix)
                .with(DNNL_ARG_SRC_1, row)
                .with(DNNL_ARG_DST, matrix);
    }

    /** Joins {@code DNNL_ARG_SRC_0}, whose place the result may take, and {@code DNNL_ARG_SRC_1}, which may be repeated for it. */
    static Call joined(algorithm how, memory.desc numbers, memory.desc others) {
        var description = new binary.primitive_desc(new binary.desc(how, numbers, others, numbers), OneDnn.engine());
        return new Call(new binary(description))
                .with(DNNL_ARG_SRC_0, numbers)
                .with(DNNL_ARG_SRC_1, others)
                .with(DNNL_ARG_DST, numbers);
    }
}
