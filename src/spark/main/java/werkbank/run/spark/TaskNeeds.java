package werkbank.run.spark;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The things of its executor that each task has for itself.
 *
 * @param cores at least 1
 * @param amounts of further resources, as {@code gpu}, by name: whole ones, or a part of one, which several tasks share
 */
record TaskNeeds(int cores, Map<String, Double> amounts) {
    private static final String OF_TASK = "spark.task.resource.";
    private static final String OF_EXECUTOR = "spark.executor.resource.";
    private static final String AMOUNT = ".amount";

    static TaskNeeds of(SparkConf conf) {
        return new TaskNeeds(conf.getInt("spark.task.cpus", 1), amounts(conf, OF_TASK));
    }

    private static Map<String, Double> amounts(SparkConf conf, String prefix) {
        Map<String, Double> amounts = new TreeMap<>();
        for (Tuple2<String, String> setting : conf.getAllWithPrefix(prefix)) {
            if (setting._1().endsWith(AMOUNT)) {
                String name = setting._1().substring(0, setting._1().length() - AMOUNT.length());
                amounts.put(name, conf.getDouble(prefix + setting._1(), 0));
            }
        }
        amounts.values().removeIf(amount -> amount <= 0);
        return amounts;
    }

    /** Tasks that an executor has room for at the same time. */
    int places(ExecutorInfo executor) {
        Map<String, Integer> resources = new TreeMap<>();
        CollectionConverters.asJava(executor.resourcesInfo())
                .forEach((name, resource) -> resources.put(name, resource.addresses().length));
        return places(executor.totalCores(), resources);
    }

    /** Tasks that an executor will have room for which is made as the settings say. */
    int places(SparkConf conf) {
        Map<String, Integer> resources = new TreeMap<>();
        amounts(conf, OF_EXECUTOR).forEach((name, amount) -> resources.put(name, amount.intValue()));
        return places(conf.getInt("spark.executor.cores", 1), resources);
    }

    private int places(int executorCores, Map<String, Integer> resources) {
        return amounts.entrySet().stream()
                .mapToInt(need -> shares(resources.getOrDefault(need.getKey(), 0), need.getValue()))
                .reduce(executorCores / cores, Math::min);
    }

    private static int shares(int all, double amount) {
        return amount < 1 ? all * (int) (1 / amount) : all / (int) amount;
    }
}
