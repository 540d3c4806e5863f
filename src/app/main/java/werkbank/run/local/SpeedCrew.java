package werkbank.run.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Processes that take steps of one network on one device, each as a worker would. */
public final class SpeedCrew implements CardMeasurement.Crew, AutoCloseable {
    private static final double SECONDS = 1.5;
    private static final CrashReport CRASHES = CrashReport.temporary();

    private final WorkerOptions options;
    private final OptionalInt gpu;
    private final SpeedOrder order;
    private final WorkerProgram program;
    private final List<SpeedWorker> workers = new ArrayList<>();

    /**
     * @param options of each worker
     * @param gpu the driver's number; empty for the CPU
     * @param shape of the network's images, and {@code classes} of them, at least 2
     */
    public SpeedCrew(WorkerOptions options, OptionalInt gpu, Recipe recipe, Shape shape, int classes) {
        this(options, gpu, new SpeedOrder(recipe, shape, classes), WorkerProgram.here(SpeedMain.class));
    }

    SpeedCrew(WorkerOptions options, OptionalInt gpu, SpeedOrder order, WorkerProgram program) {
        this.options = options;
        this.gpu = gpu;
        this.order = order;
        this.program = program;
    }

    /** Measures with 1, 2, 4, … workers, at most so many. */
    public MeasuredShare measure(int most) throws InterruptedException {
        return CardMeasurement.of(this, most);
    }

    @Override
    public OptionalDouble stepsPerSecond(int count) throws InterruptedException {
        int former = workers.size();
        try {
            while (workers.size() < count) {
                workers.add(new SpeedWorker(WorkerCommand.of(options, gpu, program, CRASHES), CRASHES, order));
            }
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
        for (SpeedWorker worker : workers.subList(former, count)) {
            if (worker.answer().isEmpty()) {
                return OptionalDouble.empty();
            }
        }
        workers.forEach(worker -> worker.measure(SECONDS));
        double sum = 0;
        for (SpeedWorker worker : workers) {
            OptionalDouble rate = worker.answer();
            if (rate.isEmpty()) {
                return rate;
            }
            sum += rate.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    @Override
    public void close() {
        workers.forEach(SpeedWorker::close);
    }
}
