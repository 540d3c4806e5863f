package werkbank.experiment;

import java.util.Map;
import java.util.Optional;

/** Machines that train trials together, as one application of a cluster's own software. */
public interface Cluster extends AutoCloseable {
    /** Makes a runner of a study's trials, one at a time; closing it leaves the cluster open. */
    TrialRunner runner(StudyRecord study);

    /** Trials that it trains at the same time at most, as far as it has told, at least 1. */
    int places();

    /** Threads of each, at least 1. */
    int threads();

    /** Describes the cluster for people: {@code Spark 3.5.6 at spark://host:7077, 2 executors, Java 17.0.15}. */
    String words();

    /** Ends the application on the cluster. */
    @Override
    void close();

    /** Finds a cluster; implementations are found by {@link java.util.ServiceLoader}, since not every build has one. */
    interface Connector {
        /**
         * Begins an application on the cluster.
         *
         * @throws werkbank.InputException when there is no cluster at the address, or its versions don't fit this build
         */
        Cluster connect(Wish wish);
    }

    /**
     * A request for a cluster.
     *
     * @param master its address, as its own software writes it; empty where that was told before
     * @param application a name for people
     * @param data that every machine needs; the trials that a runner is given name them by its folder
     * @param workerMiB what training one trial needs at most, in MiB
     * @param heapMiB the limit of Java's heap with which it has room there, in MiB
     * @param engine name of what computes networks; empty for the best that can run there
     * @param storage where trials' files are while they train, as a URI, a folder for each study; without it all machines
     *     see the same folders
     * @param settings of the cluster's software, by its own keys
     */
    record Wish(
            String master,
            String application,
            SentData data,
            long workerMiB,
            int heapMiB,
            Optional<String> engine,
            Optional<String> storage,
            Map<String, String> settings) {}
}
