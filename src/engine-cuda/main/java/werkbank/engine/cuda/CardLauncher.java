package werkbank.engine.cuda;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.PointerPointer;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Launches kernels on a session's stream, and owns the buffers of a network. */
final class CardLauncher implements Launcher, AutoCloseable {
    private final CardSession session;
    private final Precision precision;
    private final Map<KernelSource, Map<String, CUfunc_st>> functions = new EnumMap<>(KernelSource.class);
    private final ArgumentBlock arguments = new ArgumentBlock();
    private final Set<CudaBuffer> open = Collections.newSetFromMap(new IdentityHashMap<>());

    CardLauncher(CardSession session, Precision precision) {
        this.session = session;
        this.precision = precision;
        for (KernelSource source : KernelSource.values()) {
            functions.put(source, new HashMap<>());
        }
    }

    @Override
    public void launch(KernelCall call) {
        CUfunc_st function = functions
                .get(call.source())
                .computeIfAbsent(
                        call.kernel(),
                        kernel -> CardKernels.function(call.source(), kernel, precision, session.capability()));
        CudaStatus.cuda(
                cudart.cuLaunchKernel(
                        function,
                        call.grid(),
                        1,
                        1,
                        call.block(),
                        1,
                        1,
                        call.shared(),
                        session.stream(),
                        arguments.of(call.arguments()),
                        (PointerPointer<?>) null),
                call.kernel());
    }

    @Override
    public Buffer allocate(Kind kind, long length) {
        int width = width(kind);
        DevicePointer pointer = session.memory().allocate(length * width);
        CudaBuffer[] self = new CudaBuffer[1];
        CudaBuffer buffer = CudaBuffer.of(kind, width, length, pointer, () -> {
            open.remove(self[0]);
            session.memory().free(pointer);
        });
        self[0] = buffer;
        open.add(buffer);
        zero(buffer);
        return buffer;
    }

    /** Sets all bytes to 0. */
    void zero(CudaBuffer buffer) {
        session.zero(buffer.pointer(), buffer.bytes());
    }

    /** Bytes of a number. */
    int width(Kind kind) {
        return switch (kind) {
            case FLOAT, INT -> Float.BYTES;
            case VALUE -> precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
            case BYTE -> 1;
        };
    }

    /** Frees all buffers that are open. */
    @Override
    public void close() {
        List.copyOf(open).forEach(CudaBuffer::close);
        arguments.close();
    }
}
