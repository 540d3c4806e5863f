package werkbank.engine.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.DepthwiseContract;
import werkbank.engine.operation.GraphContract;
import werkbank.engine.operation.GroupContract;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;

class PlainOperationsTest extends OperationsContract implements GraphContract, GroupContract, DepthwiseContract {
    private final PlainOperations operations = new PlainOperations(Precision.F32);

    @Override
    public Operations operations(Precision precision) {
        return new PlainOperations(precision);
    }

    private Buffer values(float... numbers) {
        Buffer floats = operations.allocate(Kind.FLOAT, numbers.length);
        Buffer values = operations.allocate(Kind.VALUE, numbers.length);
        operations.upload(numbers, floats);
        operations.narrow(floats, values);
        return values;
    }

    private Buffer values(int length) {
        return operations.allocate(Kind.VALUE, length);
    }

    private float[] read(Buffer values) {
        Buffer floats = operations.allocate(Kind.FLOAT, values.length());
        operations.widen(values, floats);
        float[] numbers = new float[(int) values.length()];
        operations.download(floats, numbers);
        return numbers;
    }

    @Test
    void aConvolutionOfTwoByTwo() {
        ConvolutionShape shape = new ConvolutionShape(1, 2, 3, 1, 1, 2, 1, 1, 0, 0, 1, 2);
        Buffer y = values(2);
        operations.convolution(shape).forward(values(1, 2, 3, 4, 5, 6), values(1, 10, 100, 1000), y);
        assertArrayEquals(new float[] {1 + 20 + 400 + 5000, 2 + 30 + 500 + 6000}, read(y));
        Buffer dw = values(4);
        operations.convolution(shape).byFilter(values(1, 2, 3, 4, 5, 6), values(1, 10), dw);
        assertArrayEquals(new float[] {21, 32, 54, 65}, read(dw));
        Buffer dx = values(6);
        operations.convolution(shape).byData(values(1, 2), values(1, 10, 100, 1000), dx);
        assertArrayEquals(new float[] {1, 12, 20, 100, 1200, 2000}, read(dx));
    }

    @Test
    void aTransposedProduct() {
        Buffer c = values(4);
        operations.multiply(true, false, 2, 2, 3, values(1, 4, 2, 5, 3, 6), values(1, 0, 0, 1, 1, 1), c);
        assertArrayEquals(new float[] {4, 5, 10, 11}, read(c));
    }

    @Test
    void aRecordingRunsAgainAndItsTableGoesOn() {
        int[] rows = new int[2 * StepRow.LENGTH];
        new StepRow(5, 1, -3L, 0.5f, 0, 0, 0).write(rows, 0);
        new StepRow(6, 1, -4L, 0.25f, 0, 0, 0).write(rows, 1);
        Buffer table = operations.allocate(Kind.INT, rows.length);
        Buffer step = operations.allocate(Kind.INT, StepRow.LENGTH);
        operations.upload(rows, table);
        var recording = operations.record(() -> operations.advance(table, step));
        recording.run();
        recording.run();
        assertEquals(2, ((PlainBuffer) step).number(StepRow.INDEX));
        assertEquals(6, ((PlainBuffer) step).number(StepRow.FIRST));
        assertThrows(IllegalStateException.class, () -> operations.record(() -> values(3)));
    }

    @Test
    void aFullDeviceSaysHowMuchIsLeft() {
        try (PlainOperations small = new PlainOperations(Precision.BF16, 1000)) {
            Buffer first = small.allocate(Kind.VALUE, 300);
            assertEquals(400, small.free());
            var full = assertThrows(DeviceMemoryException.class, () -> small.allocate(Kind.FLOAT, 101));
            assertEquals("404 bytes were asked for, but only 400 of 1,000 are left", full.getMessage());
            first.close();
            assertEquals(1000, small.free());
        }
    }

    @Test
    void aBufferThatIsLongerThanAnyIsToldByItsLength() {
        var tooLong = assertThrows(DeviceMemoryException.class, () -> operations.allocate(Kind.VALUE, 2_147_483_640L));
        assertEquals(
                "2,147,483,640 numbers were asked for in one piece, which has 2,147,483,639 at most",
                tooLong.getMessage());
        assertEquals(2_147_483_639, operations.longest());
    }

    @Test
    void aResultThatLiesOnItsInputIsRefused() {
        Buffer x = values(6);
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> operations.multiply(false, false, 2, 2, 1, x.part(0, 2), x.part(2, 2), x.part(1, 4)));
        assertEquals("a result shares memory with what it is computed from", refused.getMessage());
    }

    @Test
    void lossOfOneImage() {
        Buffer step = operations.allocate(Kind.INT, StepRow.LENGTH);
        operations.upload(new int[] {1}, step);
        Buffer logits = operations.allocate(Kind.FLOAT, 2);
        Buffer targets = operations.allocate(Kind.FLOAT, 2);
        operations.upload(new float[] {0, (float) Math.log(3)}, logits);
        operations.upload(new float[] {0, 1}, targets);
        Buffer gradient = values(2);
        Buffer figures = operations.allocate(Kind.FLOAT, 4);
        operations.loss(1, 2, 0, List.of(), logits, targets, step, gradient, figures);
        assertArrayEquals(new float[] {0.25f, -0.25f}, read(gradient), 1e-6f);
        float[] all = new float[4];
        operations.download(figures, all);
        assertArrayEquals(new float[] {(float) Math.log(4 / 3.0), 1, 0, 0}, all, 1e-6f);
    }
}
