package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;
import werkbank.recipe.Training.Method;
import werkbank.recipe.layer.Activation;

/** The order of calls, and calls that are recorded. */
interface OrderContract extends OperationsUnderTest {
    private static Buffer table(OnDevice device, StepRow... rows) {
        int[] table = new int[rows.length * StepRow.LENGTH];
        for (int row = 0; row < rows.length; row++) {
            rows[row].write(table, row);
        }
        return device.ints(table);
    }

    private static UpdateRule descent() {
        return new UpdateRule(Method.SGD, 0, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void advancingTakesOneRowAfterTheOther(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer table = table(
                device,
                new StepRow(0, 1, 0, 0.5f, 0, 0, 0),
                new StepRow(0, 1, 0, 0.25f, 0, 0, 0),
                new StepRow(0, 1, 0, 8f, 0, 0, 0));
        Buffer step = device.ints(new int[StepRow.LENGTH]);
        Buffer parameters = device.floats(10, 20);
        Buffer gradients = device.floats(1, 2);
        float[][] expected = {{9.5f, 19}, {9.25f, 18.5f}, {1.25f, 2.5f}};
        for (float[] numbers : expected) {
            device.operations.advance(table, step);
            device.operations.update(descent(), step, parameters, gradients, List.of());
            assertArrayEquals(numbers, device.read(parameters));
        }
        device.operations.zero(step);
        device.operations.advance(table, step);
        device.operations.update(descent(), step, parameters, gradients, List.of());
        assertArrayEquals(new float[] {0.75f, 1.5f}, device.read(parameters));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void whatIsRecordedTakesEffectWhenItIsRun(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations operations = device.operations;
        Buffer table = table(
                device,
                new StepRow(0, 1, 0, 1, 0, 0, 0),
                new StepRow(0, 1, 0, 2, 0, 0, 0),
                new StepRow(0, 1, 0, 3, 0, 0, 0),
                new StepRow(0, 1, 0, 4, 0, 0, 0));
        Buffer step = device.ints(new int[StepRow.LENGTH]);
        Buffer parameters = device.floats(0, 0, 0);
        Buffer gradients = device.floats(-1, -10, -100);
        Buffer values = device.values(new float[3]);
        Runnable work = () -> {
            operations.advance(table, step);
            operations.update(descent(), step, parameters, gradients, List.of());
            operations.narrow(parameters, values);
            operations.activation(Activation.RELU, 3, values, values);
        };
        work.run();
        try (Recording recording = operations.record(work)) {
            assertArrayEquals(new float[] {1, 10, 100}, device.read(parameters));
            recording.run();
            recording.run();
            assertArrayEquals(new float[] {6, 60, 600}, device.read(parameters));
            operations.upload(new float[] {1, 1, 1}, gradients);
            recording.run();
            operations.await();
            assertArrayEquals(new float[] {2, 56, 596}, device.read(parameters));
            assertArrayEquals(new float[] {2, 56, 596}, device.read(values));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void twoRecordingsDoNotDisturbEachOther(Precision precision) {
        OnDevice device = onDevice(precision);
        Operations operations = device.operations;
        Buffer mean = device.floats(0);
        Buffer zero = device.floats(0);
        Buffer sixteen = device.floats(16);
        operations.mix(mean, sixteen, 0);
        Recording raising = operations.record(() -> operations.mix(mean, sixteen, 0.5));
        Recording halving = operations.record(() -> operations.mix(mean, zero, 0.5));
        raising.run();
        halving.run();
        halving.run();
        raising.run();
        assertArrayEquals(new float[] {9}, device.read(mean));
        raising.close();
        halving.run();
        assertArrayEquals(new float[] {4.5f}, device.read(mean));
        halving.close();
    }
}
