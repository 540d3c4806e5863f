package werkbank.run.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkHadoopUtil;
import werkbank.StorageException;

/**
 * A folder of an executor's machine that stands for the study's while a trial is trained there.
 *
 * @param study the folder
 * @param storage where the trial's files come from and go to
 */
record ScratchFolder(Path study, TrialStorage storage) implements AutoCloseable {

    /** @param storage the trial's folder, as a URI */
    static ScratchFolder of(String storage) {
        try {
            return new ScratchFolder(
                    Files.createTempDirectory("werkbank-trial-"),
                    TrialStorage.of(storage, SparkHadoopUtil.get().conf()));
        } catch (IOException e) {
            throw new StorageException("can't make a temporary folder: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(study)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // The system clears its folder of temporary files some day; the trial's result is worth more.
        }
    }
}
