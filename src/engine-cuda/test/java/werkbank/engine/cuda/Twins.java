package werkbank.engine.cuda;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.OnDevice;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.StepRow;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Precision;

/**
 * Calls that are made twice, in plain Java and with our kernels on the processor, and what they leave. Every other call has its
 * blocks and threads run from the last to the first, since nothing may depend on who comes when.
 */
final class Twins implements AutoCloseable {
    private final PlainOperations plain;
    private final ProcessorOperations kernels;
    private final SplittableRandom random = new SplittableRandom(7);
    private boolean isReversed;

    /** A buffer here and there. */
    record Twin(Buffer plain, Buffer kernels) {
        Twin part(long from, long length) {
            return new Twin(plain.part(from, length), kernels.part(from, length));
        }
    }

    private Twins(Precision precision) {
        this.plain = new PlainOperations(precision);
        this.kernels = ProcessorOperations.start(precision);
    }

    /** Skips the test where no compiler is found. */
    static Twins start(Precision precision) {
        requireCompiler();
        return new Twins(precision);
    }

    /** Skips the test, loudly, where no compiler is found. */
    static void requireCompiler() {
        boolean found = ProcessorProgram.compiler().isPresent();
        if (!found) {
            System.err.println("SKIPPED: no g++ or clang++, so our kernels aren't compared with plain Java");
        }
        assumeTrue(found, "no C++ compiler");
    }

    SplittableRandom random() {
        return random;
    }

    Twin floats(float... numbers) {
        Twin twin = none(Kind.FLOAT, numbers.length);
        plain.upload(numbers, twin.plain);
        kernels.upload(numbers, twin.kernels);
        return twin;
    }

    Twin values(float... numbers) {
        Twin floats = floats(numbers);
        Twin twin = none(Kind.VALUE, numbers.length);
        plain.narrow(floats.plain, twin.plain);
        kernels.narrow(floats.kernels, twin.kernels);
        return twin;
    }

    Twin ints(int... numbers) {
        Twin twin = none(Kind.INT, numbers.length);
        plain.upload(numbers, twin.plain);
        kernels.upload(numbers, twin.kernels);
        return twin;
    }

    Twin bytes(byte... numbers) {
        Twin twin = none(Kind.BYTE, numbers.length);
        plain.upload(numbers, twin.plain);
        kernels.upload(numbers, twin.kernels);
        return twin;
    }

    private Twin none(Kind kind, long length) {
        return new Twin(plain.allocate(kind, length), kernels.allocate(kind, length));
    }

    /** Numbers that are none, so that what isn't written shows. */
    Twin unwritten(Kind kind, long length) {
        float[] numbers = new float[(int) length];
        Arrays.fill(numbers, Float.NaN);
        return kind == Kind.VALUE ? values(numbers) : floats(numbers);
    }

    /** Normally distributed numbers about a mean, some of them equal. */
    float[] numbers(long length, double mean) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (mean + random.nextGaussian());
            if (random.nextInt(8) == 0) {
                numbers[i] = Math.round(numbers[i]);
            }
        }
        return numbers;
    }

    Twin randomValues(long length) {
        return values(numbers(length, 0.5));
    }

    Twin randomFloats(long length) {
        return floats(numbers(length, 0.5));
    }

    Twin step(StepRow row) {
        int[] table = new int[StepRow.LENGTH];
        row.write(table, 0);
        Twin rows = ints(table);
        Twin step = ints(new int[StepRow.LENGTH]);
        run((operations, of) -> operations.advance(of.apply(rows), of.apply(step)));
        return step;
    }

    /** Makes calls here and there. */
    void run(BiConsumer<Operations, Function<Twin, Buffer>> calls) {
        calls.accept(plain, Twin::plain);
        kernels.reverse(isReversed);
        isReversed = !isReversed;
        calls.accept(kernels, Twin::kernels);
    }

    /** Asserts the same bits, but that one number that is none is as good as another. */
    void assertSame(Twin twin, String what) {
        assertClose(twin, 0, 0, what);
    }

    /** Asserts numbers that differ by a share of their size and by so much beyond it at most. */
    void assertClose(Twin twin, double share, double beyond, String what) {
        float[] expected = OnDevice.read(plain, twin.plain);
        float[] numbers = OnDevice.read(kernels, twin.kernels);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            boolean same = Float.floatToIntBits(expected[i]) == Float.floatToIntBits(numbers[i]);
            double difference = Math.abs((double) expected[i] - numbers[i]);
            if (!same && !(share + beyond > 0 && difference <= share * Math.abs(expected[i]) + beyond)) {
                wrong.add(String.format(Locale.ROOT, "[%d] %s, not %s", i, numbers[i], expected[i]));
            }
        }
        kernels.checkGuards();
        if (!wrong.isEmpty()) {
            fail(String.format(
                    Locale.ROOT,
                    "%s: %d of %d differ: %s",
                    what,
                    wrong.size(),
                    numbers.length,
                    wrong.subList(0, Math.min(5, wrong.size()))));
        }
    }

    /** The numbers of the kernels' side. */
    float[] read(Twin twin) {
        return OnDevice.read(kernels, twin.kernels);
    }

    @Override
    public void close() {
        kernels.close();
        plain.close();
    }
}
