package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerProgramTest {
    @Test
    void workersDontGetWhatReadsNetworksOfOtherLibraries() {
        String all = String.join(
                File.pathSeparator,
                List.of(
                        "keras/classes",
                        "lib/werkbank-keras.jar",
                        "lib/deeplearning4j-nn-1.jar",
                        "lib/deeplearning4j-modelimport-1.jar",
                        "lib/hdf5-1.jar",
                        "lib/hdf5-1-linux-x86_64.jar",
                        "lib/h2-2.jar"));

        assertThat(WorkerProgram.forWorkers(all).split(File.pathSeparator))
                .containsExactly("keras/classes", "lib/deeplearning4j-nn-1.jar", "lib/h2-2.jar");
    }
}
