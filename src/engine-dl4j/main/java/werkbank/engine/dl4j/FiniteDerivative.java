package werkbank.engine.dl4j;

import java.io.IOException;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.core.JsonGenerator;
import org.nd4j.shade.jackson.databind.JsonSerializer;
import org.nd4j.shade.jackson.databind.SerializerProvider;
import org.nd4j.shade.jackson.databind.annotation.JsonSerialize;
import org.nd4j.shade.jackson.databind.jsontype.TypeSerializer;

/**
 * GELU or SWISH whose derivative is a number for large arguments too. ND4J divides an infinite number by another there, from
 * 26.1 on in GELU and from 44.4 on in SWISH. In JSON it is ND4J's function, so that configurations stay plain DL4J.
 *
 * @param function ND4J's
 */
@JsonSerialize(using = FiniteDerivative.Nd4js.class)
record FiniteDerivative(IActivation function) implements IActivation {
    /** The argument from which on both derivatives differ from 1 by less than 1e-9, which 32 bits can't hold. */
    private static final int LARGEST = 25;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return function.getActivation(in, training);
    }

    /** Overwrites both arrays, as ND4J's function does. */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        return function.backprop(Nd4j.getExecutioner().exec(new ScalarMin(in, LARGEST)), epsilon);
    }

    @Override
    public int numParams(int inputSize) {
        return function.numParams(inputSize);
    }

    /** Writes ND4J's function. */
    static final class Nd4js extends JsonSerializer<FiniteDerivative> {
        @Override
        public void serialize(FiniteDerivative ours, JsonGenerator json, SerializerProvider all) throws IOException {
            all.defaultSerializeValue(ours.function(), json);
        }

        @Override
        public void serializeWithType(
                FiniteDerivative ours, JsonGenerator json, SerializerProvider all, TypeSerializer type)
                throws IOException {
            all.findValueSerializer(ours.function().getClass(), null)
                    .serializeWithType(ours.function(), json, all, type);
        }
    }
}
