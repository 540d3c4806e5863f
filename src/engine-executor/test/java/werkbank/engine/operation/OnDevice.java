package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Numbers of tests, in buffers and out of them. */
public final class OnDevice {
    final Operations operations;
    private final SplittableRandom random = new SplittableRandom(42);

    OnDevice(Operations operations) {
        this.operations = operations;
    }

    Buffer floats(float... numbers) {
        Buffer buffer = operations.allocate(Kind.FLOAT, numbers.length);
        operations.upload(numbers, buffer);
        return buffer;
    }

    Buffer values(float... numbers) {
        Buffer buffer = operations.allocate(Kind.VALUE, numbers.length);
        operations.narrow(floats(numbers), buffer);
        return buffer;
    }

    Buffer ints(int... numbers) {
        Buffer buffer = operations.allocate(Kind.INT, numbers.length);
        operations.upload(numbers, buffer);
        return buffer;
    }

    Buffer bytes(byte... numbers) {
        Buffer buffer = operations.allocate(Kind.BYTE, numbers.length);
        operations.upload(numbers, buffer);
        return buffer;
    }

    /** A buffer of numbers that are none, so that what isn't written shows. */
    Buffer unwritten(Kind kind, long length) {
        float[] none = new float[(int) length];
        Arrays.fill(none, Float.NaN);
        return kind == Kind.VALUE ? values(none) : floats(none);
    }

    /** Numbers uniform in [−1, 1), as VALUE has them. */
    Buffer randomValues(long length) {
        return values(random(length));
    }

    Buffer randomFloats(long length) {
        return floats(random(length));
    }

    float[] random(long length) {
        float[] numbers = new float[(int) length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    /** A step that has been begun. */
    Buffer step(StepRow row) {
        int[] table = new int[StepRow.LENGTH];
        row.write(table, 0);
        Buffer step = ints(new int[StepRow.LENGTH]);
        operations.advance(ints(table), step);
        return step;
    }

    /** A step that has nothing but its seed. */
    Buffer step(long seed) {
        return step(new StepRow(0, 1, seed, 0, 0, 0, 0));
    }

    /** The numbers of a buffer of kind FLOAT or VALUE. */
    float[] read(Buffer buffer) {
        return read(operations, buffer);
    }

    /** The numbers of a buffer of kind FLOAT or VALUE, by the operations whose it is. */
    public static float[] read(Operations operations, Buffer buffer) {
        Buffer floats = buffer;
        if (buffer.kind() == Kind.VALUE) {
            floats = operations.allocate(Kind.FLOAT, buffer.length());
            operations.widen(buffer, floats);
        }
        float[] numbers = new float[(int) buffer.length()];
        operations.download(floats, numbers);
        return numbers;
    }

    /** Compares all numbers of a buffer with what is expected of each. */
    void assertClose(IntToDoubleFunction expected, IntToDoubleFunction tolerance, Buffer buffer, String what) {
        float[] numbers = read(buffer);
        for (int i = 0; i < numbers.length; i++) {
            double difference = Math.abs(expected.applyAsDouble(i) - numbers[i]);
            if (!(difference <= tolerance.applyAsDouble(i)) && !isSame(expected.applyAsDouble(i), numbers[i])) {
                fail(String.format(
                        Locale.ROOT,
                        "%s: number %d is %s, not %s ± %s",
                        what,
                        i,
                        numbers[i],
                        expected.applyAsDouble(i),
                        tolerance.applyAsDouble(i)));
            }
        }
    }

    /** Compares with numbers whose error is a share of their size, or of 1 where they are smaller. */
    void assertClose(double[] expected, double share, Buffer buffer, String what) {
        assertClose(i -> expected[i], i -> share * Math.max(1, Math.abs(expected[i])), buffer, what);
    }

    private static boolean isSame(double expected, float number) {
        return Double.compare(expected, number) == 0;
    }
}
