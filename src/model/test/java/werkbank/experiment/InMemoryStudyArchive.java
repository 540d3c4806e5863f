package werkbank.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.InputException;

/** Studies in memory, for tests; keeps them when they are closed. */
public final class InMemoryStudyArchive implements StudyArchive {
    private final Path results;
    private final Map<String, InMemoryTrialStore> stores = new TreeMap<>();

    /** @param results where {@link #folder} points; nothing is written there by the archive */
    public InMemoryStudyArchive(Path results) {
        this.results = results;
    }

    @Override
    public synchronized boolean exists(String study) {
        return stores.containsKey(checked(study));
    }

    @Override
    public synchronized List<String> studies() {
        return List.copyOf(stores.keySet());
    }

    @Override
    public Path folder(String study) {
        return results.resolve(checked(study));
    }

    private static String checked(String study) {
        if (!study.matches("[\\w-][\\w.-]{0,99}")) {
            throw new InputException("bad study name of at most 100 characters");
        }
        return study;
    }

    @Override
    public synchronized TrialStore create(StudyRecord study) {
        if (exists(study.name())) {
            throw new InputException(String.format(Locale.ROOT, "study '%s' exists already", study.name()));
        }
        InMemoryTrialStore store = new InMemoryTrialStore(study);
        stores.put(study.name(), store);
        return store;
    }

    @Override
    public synchronized void require(String study) {
        if (!exists(study)) {
            throw new InputException(
                    String.format(Locale.ROOT, "there is no study '%s'; there are %s", study, studies()));
        }
    }

    @Override
    public synchronized TrialStore open(String study) {
        require(study);
        if (!stores.get(study).isClosed()) {
            throw new InputException(String.format(Locale.ROOT, "study '%s' is open", study));
        }
        InMemoryTrialStore reopened = stores.get(study).reopened();
        stores.put(study, reopened);
        return reopened;
    }

    @Override
    public synchronized StudyCopy read(String study) {
        require(study);
        return new StudyCopy(stores.get(study).reopened(), Optional.empty(), Instant.now());
    }

    @Override
    public Optional<String> owner(String study) {
        require(study);
        return Optional.empty();
    }
}
