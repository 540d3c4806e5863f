package werkbank.run.spark;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import werkbank.experiment.Cluster;
import werkbank.experiment.TrialRunner;

/** A running Spark application. */
final class SparkCluster implements Cluster {
    private final JavaSparkContext spark;
    private final Share share;
    private final Optional<String> storage;
    private final String executors;

    /** @param executors for people */
    SparkCluster(JavaSparkContext spark, Share share, Optional<String> storage, String executors) {
        this.spark = spark;
        this.share = share;
        this.storage = storage;
        this.executors = executors;
    }

    @Override
    public TrialRunner runner() {
        return new SparkRunner(spark, share, storage);
    }

    @Override
    public int places() {
        return Math.max(1, Fleet.FLEET.places(share.threads()));
    }

    @Override
    public int threads() {
        return share.threads();
    }

    @Override
    public String words() {
        return "%s with %s".formatted(spark.master(), executors);
    }

    @Override
    public void close() {
        spark.close();
    }
}
