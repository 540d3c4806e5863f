package werkbank.run.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import werkbank.StorageException;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;

/**
 * A trial's files in storage that driver and executors share, as Hadoop reads it. A file there is written under another
 * name and renamed. The state has the epoch in its name that a trial goes on after, and whoever has come less far than
 * another writes nothing: so an executor that only seemed lost can't undo what the next one has done.
 */
final class TrialStorage {
    private static final Pattern STATE_AFTER = Pattern.compile("state-(\\d+)\\.zip");

    /** Matches files that a trial replaces by others when it has a better epoch. */
    private static final String REPLACED = "{best-*,validation-probabilities-*}";

    /** How often files are sent at most when the trial replaces some of them meanwhile. */
    private static final int TRIES = 3;

    private final FileSystem files;
    private final Path folder;
    /** When the files that were brought or put were last changed on this machine; other files are of other attempts. */
    private final Map<String, FileTime> synced = new HashMap<>();

    private TrialStorage(FileSystem files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * @param folder of the trial, as a URI
     * @throws StorageException when no file system can be reached by it
     */
    static TrialStorage of(String folder, Configuration configuration) {
        try {
            Path path = new Path(folder);
            return new TrialStorage(FileSystem.get(URI.create(folder), configuration), path);
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageException(
                    String.format(Locale.ROOT, "can't reach the storage %s: %s", folder, e.getMessage()), e);
        }
    }

    /** Whether a trial has left anything here. */
    boolean isEmpty() {
        return attempt("look into", () -> names().isEmpty());
    }

    /**
     * Puts what a trial has here before it goes on, unless a driver that died has left some here that has come as far.
     *
     * @param local folder of the trial, which may not be there yet
     * @param epoch that its state there is of; 0 without one
     */
    void start(java.nio.file.Path local, int epoch) {
        if (epoch > epochs()) {
            clear();
        }
        if (isEmpty() && Files.isDirectory(local)) {
            put(local, epoch);
        }
    }

    /** The epoch that the newest state here is of; 0 without one. */
    private int epochs() {
        return attempt("look into", () -> names().stream()
                .flatMap(name -> afterEpoch(name).stream())
                .max(Comparator.naturalOrder())
                .orElse(0));
    }

    /**
     * Puts what a trial has after an epoch here, its state last, and then removes what it doesn't need any more; nothing
     * when another attempt has come as far. A state of which a file is gone before it was sent stays behind, and the former
     * one is there still.
     *
     * @param local folder of the trial; others may go on writing in it
     */
    void put(java.nio.file.Path local, int epoch) {
        attempt("write to", () -> {
            if (names().stream().noneMatch(name -> isAhead(name, epoch))) {
                send(local, epoch);
            }
            return null;
        });
    }

    /**
     * Puts what a trial has at its end here, in place of all that other attempts have left.
     *
     * @param epoch that the trial goes on after, if it does
     */
    void putLast(java.nio.file.Path local, int epoch) {
        attempt("write to", () -> {
            send(local, epoch);
            return null;
        });
    }

    /** Whether a file is a state after a later epoch, or another attempt's after the same one. */
    private boolean isAhead(String name, int epoch) {
        int after = afterEpoch(name).orElse(-1);
        return after > epoch || after == epoch && !synced.containsKey(name);
    }

    private void send(java.nio.file.Path local, int epoch) throws IOException {
        boolean sent = false;
        for (int tries = 0; !sent && tries < TRIES; tries++) {
            try (TrialSnapshot snapshot = TrialSnapshot.of(local)) {
                sent = snapshot.isCurrent() && sendAll(snapshot, epoch);
            }
        }
    }

    /** @return false when a file is gone, because the trial has replaced it */
    private boolean sendAll(TrialSnapshot snapshot, int epoch) throws IOException {
        Set<String> present = names();
        Map<String, java.nio.file.Path> needed = new LinkedHashMap<>();
        snapshot.names().forEach(name -> needed.put(name, snapshot.folder().resolve(name)));
        // Last: what it refers to is here then.
        snapshot.state().ifPresent(state -> needed.put(String.format(Locale.ROOT, "state-%04d.zip", epoch), state));
        for (Map.Entry<String, java.nio.file.Path> file : needed.entrySet()) {
            if (!sendOne(file.getValue(), file.getKey(), present)) {
                return false;
            }
        }
        for (String name : present) {
            if (!needed.containsKey(name)) {
                files.delete(new Path(folder, name), false);
            }
        }
        return true;
    }

    /** @return false when it is gone */
    private boolean sendOne(java.nio.file.Path from, String name, Set<String> present) throws IOException {
        try {
            FileTime changed = Files.getLastModifiedTime(from);
            if (!present.contains(name) || !changed.equals(synced.get(name))) {
                upload(from, name, changed);
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void upload(java.nio.file.Path from, String name, FileTime changed) throws IOException {
        Path unfinished = new Path(folder, name + DurableFile.UNFINISHED);
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = files.create(unfinished, true)) {
            in.transferTo(out);
        }
        Path whole = new Path(folder, name);
        files.delete(whole, false);
        if (files.rename(unfinished, whole)) {
            synced.put(name, changed);
        } else {
            // Another attempt has put its own there just now.
            files.delete(unfinished, false);
        }
    }

    /**
     * Brings everything to a folder of this machine, the newest state under its usual name, and deletes what the trial
     * has replaced since it was there.
     */
    void get(java.nio.file.Path local) {
        Set<String> all = attempt("read from", () -> {
            Set<String> names = names();
            for (String name : names) {
                if (afterEpoch(name).isEmpty()) {
                    download(name, local.resolve(name));
                }
            }
            Optional<String> newest = names.stream()
                    .filter(name -> afterEpoch(name).isPresent())
                    .max(Comparator.comparing(name -> afterEpoch(name).orElseThrow()));
            if (newest.isPresent()) {
                download(newest.get(), local.resolve(TrialSpec.STATE));
            }
            return names;
        });
        deleteReplaced(local, all);
    }

    private static void deleteReplaced(java.nio.file.Path local, Set<String> present) {
        if (!Files.isDirectory(local)) {
            return;
        }
        try (DirectoryStream<java.nio.file.Path> found = Files.newDirectoryStream(local, REPLACED)) {
            for (java.nio.file.Path file : found) {
                if (!present.contains(file.getFileName().toString())) {
                    DurableFile.delete(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new StorageException("can't list " + local + ": " + e.getMessage(), e);
        }
    }

    private void download(String name, java.nio.file.Path to) throws IOException {
        try (InputStream in = files.open(new Path(folder, name))) {
            DurableFile.write(to, in::transferTo);
        }
        synced.put(name, Files.getLastModifiedTime(to));
    }

    private static Optional<Integer> afterEpoch(String name) {
        Matcher matcher = STATE_AFTER.matcher(name);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** Removes the trial's files. */
    void clear() {
        attempt("clear", () -> files.delete(folder, true));
        synced.clear();
    }

    /** The names of whole files. */
    private Set<String> names() throws IOException {
        try {
            Predicate<String> whole = name -> !name.endsWith(DurableFile.UNFINISHED);
            return Stream.of(files.listStatus(folder))
                    .filter(FileStatus::isFile)
                    .map(status -> status.getPath().getName())
                    .filter(whole)
                    .collect(Collectors.toSet());
        } catch (FileNotFoundException e) {
            return Set.of();
        }
    }

    private interface Work<T> {
        T call() throws IOException;
    }

    private <T> T attempt(String what, Work<T> work) {
        try {
            return work.call();
        } catch (IOException e) {
            throw new StorageException(
                    String.format(
                            Locale.ROOT,
                            "can't %s %s: %s; see to the storage, then run the same command again",
                            what,
                            folder,
                            e.getMessage()),
                    e);
        }
    }
}
