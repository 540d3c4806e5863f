package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;

/** Folders without the tasks that are asked for. */
class TasksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TASKSET, taskset, .json.gz", "RACE, race, .json.gz", "TRAININGS, trainings, .json"})
    void aFolderWithoutTablesIsTold(TaskSets set, String name, String ending) throws IOException {
        Path tables = Files.createDirectory(folder.resolve(name));
        assertThatThrownBy(() -> new Tasks(folder, List.of(set), Part.ALL))
                .isInstanceOf(InputException.class)
                .hasMessage(tables + " has no tables; it must have files that end with " + ending);
    }

    @Test
    void soIsOneThatIsMissing() {
        assertThatThrownBy(() -> new Tasks(folder, List.of(TaskSets.RACE), Part.ALL))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("race") + " is no folder; --data must name one with tables in 'race'");
    }
}
