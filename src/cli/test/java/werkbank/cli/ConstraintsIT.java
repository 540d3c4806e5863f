package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose constraints leave out half of its space, from {@code check} to the report. */
class ConstraintsIT {
    @TempDir
    Path folder;
}
