package werkbank.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import werkbank.InputException;
import werkbank.app.SearchRequest;

/** Options that name a cluster. */
final class ClusterOptions {
    /** The property in which spark-submit leaves the master that it was given. */
    static final String SUBMITTED = "spark.master";

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "Train the trials on a Spark cluster: spark://HOST:7077, yarn, k8s://…, or local-cluster[2,1,2048]"
                            + " to try it (default: this machine; with spark-submit, its master). See docs/spark.md.")
    private String master;

    @Option(
            names = "--storage",
            paramLabel = "URI",
            description =
                    "Where trials leave their files while they train, for instance hdfs://HOST/werkbank or s3a://BUCKET"
                            + " (default: the study's folder, which all machines must see under the same path).")
    private String storage;

    @Option(
            names = "--spark-conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark, for instance spark.executor.cores=4; may be given several times.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * Finds the cluster that is wanted; a program that was submitted to one wants that.
     *
     * @throws InputException when an option of a cluster is there without one
     */
    Optional<SearchRequest.OnCluster> request() {
        if (master == null && System.getProperty(SUBMITTED) == null) {
            requireNone("--storage", Optional.ofNullable(storage));
            // The key alone: a value may be a secret.
            requireNone("--spark-conf", settings.keySet().stream().findFirst());
            return Optional.empty();
        }
        return Optional.of(
                new SearchRequest.OnCluster(master == null ? "" : master, Optional.ofNullable(storage), settings));
    }

    private static void requireNone(String option, Optional<String> value) {
        value.ifPresent(given -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s %s is for trials on a cluster, and none is named; add --spark MASTER, or leave it out",
                    option,
                    given));
        });
    }
}
