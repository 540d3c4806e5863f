package werkbank.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that name a cluster. */
final class ClusterOptions {
    /** Where spark-submit leaves the master that it was given. */
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

    boolean isWanted() {
        return master != null || System.getProperty(SUBMITTED) != null;
    }

    /** Empty for the one that spark-submit was given. */
    String master() {
        return master == null ? "" : master;
    }

    Optional<String> storage() {
        return Optional.ofNullable(storage);
    }

    Map<String, String> settings() {
        return settings;
    }
}
