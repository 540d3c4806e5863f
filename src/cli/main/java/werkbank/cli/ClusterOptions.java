package werkbank.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
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

    /** The cluster that is wanted; also where the program was submitted to one. */
    Optional<SearchRequest.OnCluster> request() {
        boolean isWanted = master != null || System.getProperty(SUBMITTED) != null;
        return isWanted
                ? Optional.of(new SearchRequest.OnCluster(
                        master == null ? "" : master, Optional.ofNullable(storage), settings))
                : Optional.empty();
    }
}
