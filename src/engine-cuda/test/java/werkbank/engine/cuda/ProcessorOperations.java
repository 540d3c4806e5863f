package werkbank.engine.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Recording;
import werkbank.recipe.Precision;

/** Our kernels on the processor; convolutions and products of matrices, which cuDNN and cuBLAS compute, in plain Java. */
final class ProcessorOperations extends KernelOperations {
    private static final long LIMIT = 1L << 28;

    private final ProcessorLauncher processor;
    private final Tape tape;

    ProcessorOperations(ProcessorLauncher processor, Precision precision) {
        this(processor, precision, new Tape(processor));
    }

    private ProcessorOperations(ProcessorLauncher processor, Precision precision, Tape tape) {
        super(tape, precision);
        this.processor = processor;
        this.tape = tape;
    }

    static ProcessorOperations start(Precision precision) {
        return new ProcessorOperations(new ProcessorLauncher(precision, ProcessorProgram.of(precision)), precision);
    }

    /** Work that is done, or kept while it is recorded. */
    private static final class Tape implements Launcher {
        private final ProcessorLauncher processor;
        private List<Runnable> recorded;

        Tape(ProcessorLauncher processor) {
            this.processor = processor;
        }

        void add(Runnable work) {
            if (recorded == null) {
                work.run();
            } else {
                recorded.add(work);
            }
        }

        @Override
        public void launch(KernelCall call) {
            add(() -> processor.launch(call));
        }

        @Override
        public Buffer allocate(Kind kind, long length) {
            return processor.allocate(kind, length);
        }
    }

    /** Has blocks and threads run from the last to the first. */
    void reverse(boolean isReversed) {
        processor.reverse(isReversed);
    }

    /** Asserts that no kernel wrote beyond an array. */
    void checkGuards() {
        processor.checkGuards();
    }

    @Override
    public Buffer allocate(Kind kind, long length) {
        if (length > LIMIT) {
            throw new DeviceMemoryException(String.format(Locale.ROOT, "%,d numbers are too many", length));
        }
        return processor.allocate(kind, length);
    }

    @Override
    public void upload(float[] from, Buffer to) {
        ByteBuffer bytes = buffer(Float.BYTES * from.length);
        bytes.asFloatBuffer().put(from);
        processor.write(bytes.array(), (ProcessorBuffer) to);
    }

    @Override
    public void upload(int[] from, Buffer to) {
        ByteBuffer bytes = buffer(Integer.BYTES * from.length);
        bytes.asIntBuffer().put(from);
        processor.write(bytes.array(), (ProcessorBuffer) to);
    }

    @Override
    public void upload(byte[] from, Buffer to) {
        processor.write(from, (ProcessorBuffer) to);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void download(Buffer from, float[] to) {
        processor.read((ProcessorBuffer) from).asFloatBuffer().get(to);
    }

    @Override
    public void copy(Buffer from, Buffer to) {
        tape.add(() -> processor.copy((ProcessorBuffer) from, (ProcessorBuffer) to));
    }

    @Override
    public void zero(Buffer buffer) {
        tape.add(() -> processor.zero((ProcessorBuffer) buffer));
    }

    @Override
    public void await() {}

    @Override
    public Recording record(Runnable work) {
        List<Runnable> calls = new ArrayList<>();
        tape.recorded = calls;
        try {
            work.run();
        } finally {
            tape.recorded = null;
        }
        return new Recording() {
            @Override
            public void run() {
                calls.forEach(Runnable::run);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        return new ConvolutionPlan() {
            @Override
            public void forward(Buffer x, Buffer weights, Buffer y) {
                leave(List.of(x, weights), y, (plain, in, out) -> plan(plain).forward(in.get(0), in.get(1), out));
            }

            @Override
            public void byData(Buffer dy, Buffer weights, Buffer dx) {
                leave(List.of(dy, weights), dx, (plain, in, out) -> plan(plain).byData(in.get(0), in.get(1), out));
            }

            @Override
            public void byFilter(Buffer x, Buffer dy, Buffer dw) {
                leave(List.of(x, dy), dw, (plain, in, out) -> plan(plain).byFilter(in.get(0), in.get(1), out));
            }

            private ConvolutionPlan plan(Operations plain) {
                return plain.convolution(shape);
            }

            @Override
            public List<String> algorithms() {
                return List.of("plain Java");
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        leave(
                List.of(a, b),
                c,
                (plain, in, out) ->
                        plain.multiply(transposeA, transposeB, rows, columns, inner, in.get(0), in.get(1), out));
    }

    /** Work of plain Java. */
    @FunctionalInterface
    private interface PlainWork {
        void on(Operations plain, List<Buffer> in, Buffer out);
    }

    /** Leaves to plain Java what is left to NVIDIA's libraries on a card. */
    private void leave(List<Buffer> from, Buffer to, PlainWork work) {
        tape.add(() -> {
            try (PlainCopies copies = new PlainCopies(processor, precision())) {
                List<Buffer> in = from.stream().map(copies::of).toList();
                Buffer out = copies.of(to);
                work.on(copies.plain, in, out);
                copies.write(out, to);
            }
        });
    }

    @Override
    public String describe() {
        return "our kernels on the processor";
    }

    @Override
    public long free() {
        return LIMIT;
    }

    @Override
    public void close() {
        processor.close();
    }
}
