package werkbank.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import werkbank.recipe.Precision;

/**
 * A search that is wanted; what is empty is as the space says.
 *
 * @param space the search space's YAML file
 * @param study its name; a study that exists goes on
 * @param trials how many configurations the study tries in all, at least 1; repeats of the best come on top
 * @param timeout after how long no trial is started any more
 * @param workers trials at the same time, at least 1
 * @param seed of the study
 * @param precision of all its trainings, whatever the space says
 * @param cluster where trials are trained; empty for this machine
 * @param skipUnreadable whether pictures that can't be read are left out; a study that was begun so goes on so without it
 */
public record SearchRequest(
        Path space,
        Optional<String> study,
        OptionalInt trials,
        Optional<Duration> timeout,
        OptionalInt workers,
        OptionalLong seed,
        Optional<Precision> precision,
        Optional<OnCluster> cluster,
        boolean skipUnreadable) {

    /**
     * A cluster to train on.
     *
     * @param master its address; empty for the one that this process was submitted to
     * @param storage where trials leave their files; empty for the study's folder, seen by all machines
     * @param settings of the cluster's software
     */
    public record OnCluster(String master, Optional<String> storage, Map<String, String> settings) {}

    /** Asks for a search as its space has it, on this machine. */
    public static SearchRequest of(Path space) {
        return new SearchRequest(
                space,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Asks for a study of this name. */
    public SearchRequest called(String name) {
        return new SearchRequest(
                space, Optional.of(name), trials, timeout, workers, seed, precision, cluster, skipUnreadable);
    }

    /** Asks for so many configurations in all. */
    public SearchRequest withTrials(int count) {
        return new SearchRequest(
                space, study, OptionalInt.of(count), timeout, workers, seed, precision, cluster, skipUnreadable);
    }

    /** Asks for so many trials at a time. */
    public SearchRequest withWorkers(int count) {
        return new SearchRequest(
                space, study, trials, timeout, OptionalInt.of(count), seed, precision, cluster, skipUnreadable);
    }
}
