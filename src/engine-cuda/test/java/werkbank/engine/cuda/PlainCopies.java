package werkbank.engine.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Precision;

/** Copies of a processor's buffers in plain Java, for what our kernels leave to NVIDIA's libraries. */
final class PlainCopies implements AutoCloseable {
    private final ProcessorLauncher processor;
    final PlainOperations plain;

    PlainCopies(ProcessorLauncher processor, Precision precision) {
        this.processor = processor;
        this.plain = new PlainOperations(precision);
    }

    /** A copy of a buffer of kind FLOAT or VALUE. */
    Buffer of(Buffer buffer) {
        ProcessorBuffer source = (ProcessorBuffer) buffer;
        ByteBuffer bytes = processor.read(source);
        float[] numbers = new float[(int) source.length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = source.width() == Float.BYTES
                    ? bytes.getFloat(i * Float.BYTES)
                    : Float.intBitsToFloat(bytes.getShort(i * Short.BYTES) << Short.SIZE);
        }
        Buffer floats = plain.allocate(Kind.FLOAT, numbers.length);
        plain.upload(numbers, floats);
        if (source.kind() == Kind.FLOAT) {
            return floats;
        }
        Buffer values = plain.allocate(Kind.VALUE, numbers.length);
        plain.narrow(floats, values);
        return values;
    }

    /** Copies back. */
    void write(Buffer copy, Buffer to) {
        ProcessorBuffer target = (ProcessorBuffer) to;
        Buffer floats = copy;
        if (copy.kind() == Kind.VALUE) {
            floats = plain.allocate(Kind.FLOAT, copy.length());
            plain.widen(copy, floats);
        }
        float[] numbers = new float[(int) copy.length()];
        plain.download(floats, numbers);
        ByteBuffer bytes = ByteBuffer.allocate((int) target.bytes()).order(ByteOrder.nativeOrder());
        for (float number : numbers) {
            if (target.width() == Float.BYTES) {
                bytes.putFloat(number);
            } else {
                bytes.putShort((short) (Float.floatToRawIntBits(number) >>> Short.SIZE));
            }
        }
        processor.write(bytes.array(), target);
    }

    @Override
    public void close() {
        plain.close();
    }
}
