package werkbank.bench.curves;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tasks that a folder has. */
final class Tasks {
    private Tasks() {}

    /** A task that is still to be read. */
    interface Source {
        CurveTask read() throws IOException;
    }

    /** @throws werkbank.InputException when the folder has no tasks */
    static List<Source> of(Path folder, Options.Part part) throws IOException {
        List<Source> sources = new ArrayList<>();
        List<Path> tables = TaskSetTable.files(folder.resolve("taskset"));
        for (int i = 0; i < tables.size(); i++) {
            int number = i + 1;
            if (part.has(number)) {
                Path table = tables.get(i);
                sources.add(() -> TaskSetTable.read(table, number));
            }
        }
        return sources;
    }
}
