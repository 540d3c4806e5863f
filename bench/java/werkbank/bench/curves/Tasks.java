package werkbank.bench.curves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;

/**
 * The tasks that a folder has: TaskSet's tables in {@code taskset}, the surrogate of LCBench in {@code lcbench}, tasks made of
 * {@code bench/race}'s trainings in {@code race}, and these themselves in {@code trainings}.
 */
final class Tasks implements AutoCloseable {
    static final String COMPRESSED = ".json.gz";

    private final Optional<Surrogate> surrogate;
    private final List<Source> sources = new ArrayList<>();

    /** A task that is still to be read. */
    interface Source {
        CurveTask read() throws IOException;
    }

    private interface Reader {
        CurveTask read(Path file) throws IOException;
    }

    /** @throws InputException when the folder lacks one of the sets */
    Tasks(Path folder, List<TaskSets> sets, Part part) throws IOException {
        surrogate = sets.contains(TaskSets.LCBENCH)
                ? Optional.of(new Surrogate(folder.resolve("lcbench")))
                : Optional.empty();
        if (sets.contains(TaskSets.TASKSET)) {
            add(files(folder.resolve("taskset"), COMPRESSED), part, TaskSetTable::read);
        }
        if (sets.contains(TaskSets.RACE)) {
            add(files(folder.resolve("race"), COMPRESSED), part, RaceTask::read);
        }
        if (sets.contains(TaskSets.TRAININGS)) {
            add(files(folder.resolve("trainings"), ".json"), part, TrainingsTable::read);
        }
        surrogate.ifPresent(found -> {
            for (int number : part.numbers(found.tasks().size())) {
                sources.add(() -> new SurrogateTask(found, found.tasks().get(number - 1)));
            }
        });
    }

    private void add(List<Path> files, Part part, Reader reader) {
        for (int number : part.numbers(files.size())) {
            sources.add(() -> reader.read(files.get(number - 1)));
        }
    }

    /**
     * The files of tasks in a folder, in the order of their names.
     *
     * @throws InputException when there are none
     */
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + " is no folder; --data must name one with tables in '" + folder.getFileName() + "'");
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InputException(folder + " has no tables; it must have files that end with " + ending);
            }
            return files;
        }
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    @Override
    public void close() {
        surrogate.ifPresent(Surrogate::close);
    }
}
