package werkbank.bench.curves;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tasks that a folder has: TaskSet's tables in {@code taskset}, the surrogate of LCBench in {@code lcbench}, tables of
 * {@code bench/race}'s trainings in {@code race}.
 */
final class Tasks implements AutoCloseable {
    private final Optional<Surrogate> surrogate;
    private final List<Source> sources = new ArrayList<>();

    /** A task that is still to be read. */
    interface Source {
        CurveTask read() throws IOException;
    }

    /** @throws werkbank.InputException when the folder lacks one of the sets */
    Tasks(Path folder, List<TaskSets> sets, Part part) throws IOException {
        surrogate = sets.contains(TaskSets.LCBENCH)
                ? Optional.of(new Surrogate(folder.resolve("lcbench")))
                : Optional.empty();
        if (sets.contains(TaskSets.TASKSET)) {
            List<Path> tables = TaskSetTable.files(folder.resolve("taskset"));
            for (int number : part.numbers(tables.size())) {
                sources.add(() -> TaskSetTable.read(tables.get(number - 1)));
            }
        }
        if (sets.contains(TaskSets.RACE)) {
            List<Path> tables = TaskSetTable.files(folder.resolve("race"));
            for (int number : part.numbers(tables.size())) {
                sources.add(() -> RaceTask.read(tables.get(number - 1)));
            }
        }
        surrogate.ifPresent(found -> {
            for (int number : part.numbers(found.tasks().size())) {
                sources.add(() -> new SurrogateTask(found, found.tasks().get(number - 1)));
            }
        });
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    @Override
    public void close() {
        surrogate.ifPresent(Surrogate::close);
    }
}
