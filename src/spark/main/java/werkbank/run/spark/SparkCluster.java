package werkbank.run.spark;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import werkbank.Counted;
import werkbank.experiment.Cluster;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;

/** A running Spark application. */
final class SparkCluster implements Cluster {
    private final JavaSparkContext spark;
    private final TaskNeeds needs;
    private final ExecutorShare share;
    private final Optional<String> storage;
    private final String versions;

    /**
     * @param needs of each trial's task
     * @param storage of all studies
     * @param versions of what executors run, for people
     */
    SparkCluster(
            JavaSparkContext spark, TaskNeeds needs, ExecutorShare share, Optional<String> storage, String versions) {
        this.spark = spark;
        this.needs = needs;
        this.share = share;
        this.storage = storage;
        this.versions = versions;
    }

    @Override
    public TrialRunner runner(StudyRecord study) {
        return new SparkRunner(spark, share, storage.map(folder -> folder + "/" + study.uniqueName()));
    }

    @Override
    public int places() {
        return Math.max(1, ExecutorFleet.FLEET.places(needs));
    }

    @Override
    public int threads() {
        return share.threads();
    }

    @Override
    public String words() {
        int executors = ExecutorFleet.FLEET.executors();
        return String.format(
                Locale.ROOT, "%s with %s, %s", spark.master(), Counted.of(executors, "executor"), versions);
    }

    @Override
    public void close() {
        spark.close();
    }
}
