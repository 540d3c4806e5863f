package werkbank.run.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark on this machine, with executors that are processes of their own. */
final class LocalCluster {
    static final ExecutorShare SCRIPTED =
            new ExecutorShare(1, 64, 256, Optional.empty(), "werkbank.run.local.ScriptedWorker");

    private LocalCluster() {}

    static JavaSparkContext start(String master) {
        try {
            SparkHome.write(Path.of(System.getenv("SPARK_HOME")), System.getProperty("java.class.path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.plugins", TrialPlugin.class.getName())
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", "512m")
                // Whatever takes longer gets a copy.
                .set("spark.speculation", "true")
                .set("spark.speculation.task.duration.threshold", "300ms")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    }
}
