package werkbank.run.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;

/**
 * A trial's files on this machine while another process goes on writing them.
 *
 * @param folder of the trial
 * @param state a copy of the trial's state; empty where it has none
 * @param names of the other whole files, as they were after the copy was made
 */
record TrialSnapshot(Path folder, Optional<Path> state, Set<String> names) implements AutoCloseable {
    /** Named so that what a killed process leaves goes with the state; unfinished files go with the next epoch. */
    private static final String COPY = TrialSpec.STATE + DurableFile.UNFINISHED;

    static TrialSnapshot of(Path folder) throws IOException {
        // The state first: what it refers to is on the disk by then.
        Optional<Path> state = copyOfState(folder);
        return new TrialSnapshot(folder, state, names(folder));
    }

    private static Optional<Path> copyOfState(Path folder) throws IOException {
        Path state = folder.resolve(TrialSpec.STATE);
        if (Files.notExists(state)) {
            return Optional.empty();
        }
        return Optional.of(Files.copy(
                state, folder.resolve(COPY), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES));
    }

    private static Set<String> names(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(TrialSpec.STATE)
                            && !name.equals(TrialSpec.LOCK)
                            && !name.endsWith(DurableFile.UNFINISHED))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Whether the trial still has the state that was copied. Files that a state refers to are deleted after it is replaced,
     * so all of them are among the names then.
     */
    boolean isCurrent() throws IOException {
        return state.isEmpty() || Files.mismatch(folder.resolve(TrialSpec.STATE), state.get()) < 0;
    }

    /** Deletes the copy. */
    @Override
    public void close() throws IOException {
        if (state.isPresent()) {
            Files.deleteIfExists(state.get());
        }
    }
}
