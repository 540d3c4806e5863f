package werkbank.engine.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;
import werkbank.engine.operation.Buffer;

/** A kernel's arguments in the host's memory, as the driver reads them during a launch. Used again by the next launch. */
final class ArgumentBlock implements AutoCloseable {
    private static final int BYTES = 1 << 14;
    private static final int MOST = 64;
    /** Bytes at a multiple of which any structure of numbers may begin. */
    private static final int ALIGNMENT = 16;

    private final BytePointer memory = new BytePointer(BYTES);
    private final ByteBuffer bytes = memory.asByteBuffer().order(ByteOrder.nativeOrder());
    private final LongPointer addresses = new LongPointer(MOST);
    private final PointerPointer<?> list = new PointerPointer<>(addresses);

    /**
     * Takes the arguments of {@link KernelCall}.
     *
     * @return the list of their addresses
     */
    PointerPointer<?> of(List<Object> arguments) {
        bytes.clear();
        for (int i = 0; i < arguments.size(); i++) {
            bytes.position((bytes.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
            addresses.put(i, memory.address() + bytes.position());
            put(arguments.get(i));
        }
        return list;
    }

    private void put(Object argument) {
        if (argument instanceof Buffer buffer) {
            bytes.putLong(((CudaBuffer) buffer).pointer().address());
        } else if (argument instanceof Integer number) {
            bytes.putInt(number);
        } else if (argument instanceof Long number) {
            bytes.putLong(number);
        } else if (argument instanceof Float number) {
            bytes.putFloat(number);
        } else {
            putStructure(argument);
        }
    }

    private void putStructure(Object structure) {
        if (structure instanceof int[] numbers) {
            for (int number : numbers) {
                bytes.putInt(number);
            }
        } else if (structure instanceof float[] numbers) {
            for (float number : numbers) {
                bytes.putFloat(number);
            }
        } else if (structure instanceof double[] numbers) {
            for (double number : numbers) {
                bytes.putDouble(number);
            }
        } else {
            throw new IllegalArgumentException("a kernel takes no " + structure.getClass());
        }
    }

    /** Frees the host's memory. */
    @Override
    public void close() {
        list.close();
        addresses.close();
        memory.close();
    }
}
