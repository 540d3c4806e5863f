package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.BYTE;
import static werkbank.engine.operation.Kind.FLOAT;
import static werkbank.engine.operation.Kind.INT;
import static werkbank.engine.operation.Kind.VALUE;

import java.util.Locale;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Recording;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;

/** Memory of the operations, and their order. */
abstract class PlainStorage implements Operations {
    protected final Tape tape = new Tape();

    private final Precision precision;
    private final PlainMemory memory;

    PlainStorage(Precision precision, long limit, Block.Source source) {
        this.precision = precision;
        this.memory = new PlainMemory(precision, limit, source);
    }

    @Override
    public final Precision precision() {
        return precision;
    }

    @Override
    public final Buffer allocate(Kind kind, long length) {
        tape.notRecording();
        return memory.allocate(kind, length);
    }

    @Override
    public final long longest() {
        return PlainMemory.LONGEST;
    }

    @Override
    public final void upload(float[] from, Buffer to) {
        tape.notRecording();
        PlainBuffer.exactly(from.length, to, FLOAT).write(from);
    }

    @Override
    public final void upload(int[] from, Buffer to) {
        tape.notRecording();
        PlainBuffer.of(to, from.length, INT).write(from);
    }

    @Override
    public final void upload(byte[] from, Buffer to) {
        tape.notRecording();
        PlainBuffer.exactly(from.length, to, BYTE).write(from);
    }

    @Override
    public final void download(Buffer from, float[] to) {
        tape.notRecording();
        System.arraycopy(PlainBuffer.exactly(to.length, from, FLOAT).numbers(), 0, to, 0, to.length);
    }

    @Override
    public final void copy(Buffer from, Buffer to) {
        PlainBuffer source = (PlainBuffer) from;
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, from.kind()).apartFrom(source);
        tape.add(() -> target.write(source));
    }

    @Override
    public final void zero(Buffer buffer) {
        tape.add(((PlainBuffer) buffer)::clear);
    }

    @Override
    public final Optional<Buffer> asValues(Buffer floats) {
        return precision == Precision.BF16
                ? Optional.empty()
                : Optional.of(PlainBuffer.of(floats, 0, FLOAT).as(VALUE));
    }

    @Override
    public void narrow(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, FLOAT);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, VALUE);
        tape.add(() -> target.write(source.numbers()));
    }

    @Override
    public void widen(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, VALUE);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, FLOAT);
        tape.add(() -> target.write(source.numbers()));
    }

    @Override
    public final void await() {
        tape.notRecording();
    }

    @Override
    public final Recording record(Runnable work) {
        return tape.record(work);
    }

    @Override
    public final void advance(Buffer table, Buffer step) {
        PlainBuffer rows = PlainBuffer.of(table, StepRow.LENGTH, INT);
        PlainBuffer current = step(step).apartFrom(rows);
        tape.add(() -> {
            int index = current.number(StepRow.INDEX);
            int[] next =
                    rows.part((long) index * StepRow.LENGTH, StepRow.LENGTH).ints();
            next[StepRow.INDEX] = index + 1;
            current.write(next);
        });
    }

    static PlainBuffer step(Buffer step) {
        return PlainBuffer.of(step, StepRow.LENGTH, INT);
    }

    /** The step's own row of all figures. */
    static PlainBuffer row(PlainBuffer step, PlainBuffer figures) {
        return figures.part((step.number(StepRow.INDEX) - 1L) * Figures.LENGTH, Figures.LENGTH);
    }

    @Override
    public boolean isFinite(Buffer buffer) {
        tape.notRecording();
        for (float number : PlainBuffer.of(buffer, 0, FLOAT, VALUE).numbers()) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "plain Java %d", Runtime.version().feature());
    }

    @Override
    public final long free() {
        return memory.free();
    }

    @Override
    public void close() {
        memory.freeAll();
    }
}
