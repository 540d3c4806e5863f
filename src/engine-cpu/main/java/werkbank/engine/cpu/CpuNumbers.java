package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainBuffer;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** Operations in oneDNN on numbers wherever they stand: functions, products, copies of another kind. */
abstract class CpuNumbers extends PlainOperations {
    final Descriptions descriptions;
    private final Recent<List<?>, Call> calls = new Recent<>();
    /** Rows of ones by their length. */
    private final Map<Long, PlainBuffer> ones = new HashMap<>();

    CpuNumbers(Precision precision) {
        super(precision, NO_LIMIT, OffHeapBlock::new);
        this.descriptions = new Descriptions(precision);
    }

    /** The primitive that was made for a key, or a new one. */
    final Call call(List<?> key, Supplier<Call> maker) {
        return calls.get(key, unknown -> maker.get());
    }

    @Override
    public final void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        PlainBuffer left = values(rows, inner, a);
        PlainBuffer right = values(inner, columns, b);
        PlainBuffer result =
                PlainBuffer.of(c, (long) rows * columns, Kind.VALUE, Kind.FLOAT).apartFrom(left, right);
        Call call = call(
                List.of("multiply", transposeA, transposeB, rows, columns, inner, c.kind()),
                () -> Products.product(
                        Descriptions.matrix(descriptions.values(), transposeA, rows, inner),
                        Descriptions.matrix(descriptions.values(), transposeB, inner, columns),
                        Descriptions.matrix(descriptions.type(c.kind()), false, rows, columns)));
        tape.add(() -> call.set(DNNL_ARG_SRC, left)
                .set(DNNL_ARG_WEIGHTS, right)
                .set(DNNL_ARG_DST, result)
                .run());
    }

    @Override
    public final void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        if (function != Activation.IDENTITY && Eltwise.of(function).isEmpty()) {
            super.biasActivation(function, rows, channels, bias, x, y);
            return;
        }
        // From the sums as they are before they are stored, so in this order.
        addBias(function, rows, channels, bias, x, y);
        if (x != y) {
            addBias(Activation.IDENTITY, rows, channels, bias, x, x);
        }
    }

    private void addBias(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        PlainBuffer added = floats(channels, bias);
        PlainBuffer in = PlainBuffer.of(x, (long) rows * channels, Kind.VALUE, Kind.FLOAT);
        PlainBuffer out = PlainBuffer.of(y, (long) rows * channels, x.kind());
        Call call = call(
                List.of("bias", function, rows, channels, x.kind()),
                () -> Products.addedRow(function, descriptions.type(x.kind()), rows, channels));
        tape.add(() -> call.set(DNNL_ARG_SRC_0, in)
                .set(DNNL_ARG_SRC_1, added)
                .set(DNNL_ARG_DST, out)
                .run());
    }

    /** Sums rows as the product of a row of ones and the matrix, which oneDNN does at the speed of the memory. */
    @Override
    public final void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias) {
        if (function != Activation.IDENTITY || dx != dy) {
            activationGradient(function, (long) rows * channels, kept, dy, dx);
        }
        multiply(false, false, 1, channels, rows, ones(rows), dx, floats(channels, dbias));
    }

    private Buffer ones(int count) {
        long capacity = WideCopies.capacity(count);
        return ones.computeIfAbsent(capacity, key -> {
            float[] numbers = new float[(int) capacity];
            Arrays.fill(numbers, 1);
            PlainBuffer made = values(1, capacity, allocate(Kind.VALUE, capacity));
            made.write(numbers);
            return made;
        });
    }

    @Override
    public final void activation(Activation function, long length, Buffer x, Buffer y) {
        Optional<Eltwise> known = eltwise(function);
        if (known.isEmpty()) {
            super.activation(function, length, x, y);
            return;
        }
        PlainBuffer in = values(1, length, x);
        PlainBuffer out = values(1, length, y);
        Call call =
                call(List.of("activation", function, length), () -> known.get().value(descriptions.vector(length)));
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
        scale(function, known.get(), out);
    }

    /** Finds a function, unless it would be stored with few bits twice. */
    private Optional<Eltwise> eltwise(Activation function) {
        return Eltwise.of(function).filter(known -> !known.isScaled() || precision() != Precision.BF16);
    }

    private void scale(Activation function, Eltwise eltwise, PlainBuffer numbers) {
        if (eltwise.isScaled()) {
            long length = numbers.length();
            Call call = call(List.of("scale", function, length), () -> eltwise.scaling(descriptions.vector(length)));
            tape.add(() ->
                    call.set(DNNL_ARG_SRC, numbers).set(DNNL_ARG_DST, numbers).run());
        }
    }

    @Override
    public final void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        Optional<Eltwise> known = eltwise(function);
        if (known.isEmpty()) {
            super.activationGradient(function, length, kept, dy, dx);
            return;
        }
        Eltwise eltwise = known.get();
        PlainBuffer from = values(1, length, kept);
        PlainBuffer in = values(1, length, dy);
        PlainBuffer out = values(1, length, dx).apartFrom(from);
        Call call = call(
                List.of("activationGradient", function, length), () -> eltwise.gradient(descriptions.vector(length)));
        tape.add(() -> call.set(eltwise.kept(), from)
                .set(DNNL_ARG_DIFF_DST, in)
                .set(DNNL_ARG_DIFF_SRC, out)
                .run());
        scale(function, eltwise, out);
    }

    @Override
    public final void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        PlainBuffer in = floats((long) images * channels * pixels, x);
        PlainBuffer out = values((long) images * channels, pixels, y);
        Call call = call(List.of("arrange", images, channels, pixels), () -> {
            memory.desc planes = Descriptions.planes(images, channels, pixels);
            memory.desc arranged = descriptions.images(images, pixels, 1, channels);
            return Descriptions.moved(planes, arranged);
        });
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public final void narrow(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, Kind.FLOAT);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, Kind.VALUE);
        move(Kind.FLOAT, Kind.VALUE, source, target);
    }

    @Override
    public final void widen(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, Kind.VALUE);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, Kind.FLOAT);
        move(Kind.VALUE, Kind.FLOAT, source, target);
    }

    private void move(Kind from, Kind to, PlainBuffer source, PlainBuffer target) {
        long length = source.length();
        Call call = call(List.of("move", from, to, length), () -> {
            memory.desc before = descriptions.vector(from, length);
            memory.desc after = descriptions.vector(to, length);
            return Descriptions.moved(before, after);
        });
        tape.add(() -> call.set(DNNL_ARG_SRC, source).set(DNNL_ARG_DST, target).run());
    }

    @Override
    public final boolean isApart() {
        return false;
    }

    @Override
    public final String describe() {
        return "oneDNN " + OneDnn.version();
    }
}
