package werkbank.engine.cuda;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Has kernels run by a {@link ProcessorProgram} of its own. */
final class ProcessorLauncher implements Launcher, AutoCloseable {
    private final Precision precision;
    private final Process process;
    private final OutputStream commands;
    private final DataInputStream answers;

    ProcessorLauncher(Precision precision, Path program) {
        this.precision = precision;
        try {
            this.process = new ProcessBuilder(program.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.commands = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** Has blocks and threads run from the last to the first: what they compute may not change. */
    void reverse(boolean isReversed) {
        send('o', isReversed ? 1 : 0);
    }

    @Override
    public void launch(KernelCall call) {
        byte[] name = call.kernel().getBytes(StandardCharsets.UTF_8);
        send('l', name.length);
        put(name);
        send(call.grid(), call.block(), call.arguments().size());
        for (Object argument : call.arguments()) {
            byte[] bytes = bytes(argument);
            send(bytes.length);
            put(bytes);
        }
    }

    private static byte[] bytes(Object argument) {
        if (argument instanceof ProcessorBuffer place) {
            return buffer(Long.BYTES).putLong(place.address()).array();
        }
        if (argument instanceof Long number) {
            return buffer(Long.BYTES).putLong(number).array();
        }
        if (argument instanceof Integer number) {
            return buffer(Integer.BYTES).putInt(number).array();
        }
        if (argument instanceof Float number) {
            return buffer(Float.BYTES).putFloat(number).array();
        }
        return structure(argument);
    }

    private static byte[] structure(Object argument) {
        if (argument instanceof int[] numbers) {
            ByteBuffer bytes = buffer(Integer.BYTES * numbers.length);
            bytes.asIntBuffer().put(numbers);
            return bytes.array();
        }
        if (argument instanceof float[] numbers) {
            ByteBuffer bytes = buffer(Float.BYTES * numbers.length);
            bytes.asFloatBuffer().put(numbers);
            return bytes.array();
        }
        if (argument instanceof double[] numbers) {
            ByteBuffer bytes = buffer(Double.BYTES * numbers.length);
            bytes.asDoubleBuffer().put(numbers);
            return bytes.array();
        }
        throw new IllegalArgumentException("no argument of a kernel: " + argument);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public Buffer allocate(Kind kind, long length) {
        int width = width(kind);
        send('a', length * width);
        return new ProcessorBuffer(receive(Long.BYTES).getLong(), kind, width, length);
    }

    int width(Kind kind) {
        return switch (kind) {
            case FLOAT, INT -> Integer.BYTES;
            case VALUE -> precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
            case BYTE -> 1;
        };
    }

    void write(byte[] bytes, ProcessorBuffer to) {
        send('w', to.address(), bytes.length);
        put(bytes);
    }

    ByteBuffer read(ProcessorBuffer from) {
        send('r', from.address(), from.bytes());
        return receive((int) from.bytes());
    }

    void copy(ProcessorBuffer from, ProcessorBuffer to) {
        send('c', from.address(), to.address(), from.bytes());
    }

    void zero(ProcessorBuffer buffer) {
        send('z', buffer.address(), buffer.bytes());
    }

    /** Asserts that no kernel wrote beyond an array. */
    void checkGuards() {
        send('g');
        receive(Long.BYTES);
    }

    private void send(long... numbers) {
        ByteBuffer bytes = buffer(Long.BYTES * numbers.length);
        bytes.asLongBuffer().put(numbers);
        put(bytes.array());
    }

    private void put(byte[] bytes) {
        try {
            commands.write(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private ByteBuffer receive(int length) {
        byte[] bytes = new byte[length];
        try {
            commands.flush();
            answers.readFully(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private AssertionError failed(IOException cause) {
        try (InputStream errors = process.getErrorStream()) {
            String said = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
            return new AssertionError("the kernels' program ended: " + said.strip(), cause);
        } catch (IOException e) {
            return new AssertionError("the kernels' program ended", cause);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
