package werkbank.engine.executor;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.StepRow;

/** The numbers of the steps to come, and the figures of those that were taken. */
final class StepTable implements AutoCloseable {
    /** Steps that are handed over at a time at most. */
    static final int STEPS = 1024;

    private final Operations operations;
    private final Buffer rows;
    private final Buffer step;
    private final Buffer figures;

    StepTable(Operations operations) {
        this.operations = operations;
        this.rows = operations.allocate(Kind.INT, (long) STEPS * StepRow.LENGTH);
        this.step = operations.allocate(Kind.INT, StepRow.LENGTH);
        this.figures = operations.allocate(Kind.FLOAT, (long) STEPS * Figures.LENGTH);
    }

    /** The numbers of the step that runs. */
    Buffer step() {
        return step;
    }

    /** The figures of steps, [steps][{@link Figures#LENGTH}]. */
    Buffer figures() {
        return figures;
    }

    /**
     * Sets what comes next.
     *
     * @param next 1 to {@link #STEPS} steps
     */
    void begin(List<StepRow> next) {
        int[] table = new int[next.size() * StepRow.LENGTH];
        for (int i = 0; i < next.size(); i++) {
            next.get(i).write(table, i);
        }
        operations.upload(table, rows);
        operations.upload(new int[StepRow.LENGTH], step);
        operations.zero(figures);
    }

    /** Goes to the next step. */
    void advance() {
        operations.advance(rows, step);
    }

    /**
     * Waits for the steps since {@link #begin}.
     *
     * @return [steps][{@link Figures#LENGTH}] in one row
     */
    float[] figures(int steps) {
        float[] found = new float[steps * Figures.LENGTH];
        operations.download(figures.part(0, found.length), found);
        return found;
    }

    @Override
    public void close() {
        rows.close();
        step.close();
        figures.close();
    }
}
