package werkbank.run.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;

/** What an executor runs on, for people and for comparison. */
final class Probe implements Function<Integer, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(Integer ignored) {
        ExecutorSide.driver();
        return "Spark %s, Java %s on executor %s"
                .formatted(
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                        Runtime.version().feature(),
                        SparkEnv.get().executorId());
    }
}
