package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

/** Executors of 16 cores and 1, 2 or 4 GPUs. */
class ExecutorFleetTest {
    private static final String GPUS_OF_A_TASK = "spark.task.resource.gpu.amount";

    @BeforeEach
    @AfterEach
    void clear() {
        ExecutorFleet.FLEET.clear();
    }

    private static void add(String id, String... gpus) {
        ExecutorFleet.FLEET.onExecutorAdded(new SparkListenerExecutorAdded(
                0,
                id,
                new ExecutorInfo(
                        "host",
                        16,
                        immutable(Map.<String, String>of()),
                        immutable(Map.<String, String>of()),
                        immutable(Map.of("gpu", new ResourceInformation("gpu", gpus))),
                        0)));
    }

    private static <V> scala.collection.immutable.Map<String, V> immutable(Map<String, V> map) {
        return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(map));
    }

    private static SparkConf conf() {
        return new SparkConf(false).set("spark.task.cpus", "2");
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 3", "4, 1", "0.5, 14", "0.4, 14", "0.1, 24", "0, 24"})
    void anExecutorHasRoomForAsManyTasksAsItsCoresAndItsGpusAllow(String amount, int places) {
        add("1", "0");
        add("2", "0", "1");
        add("3", "0", "1", "2", "3");
        TaskNeeds needs = TaskNeeds.of(conf().set(GPUS_OF_A_TASK, amount).set("spark.task.resource.gpu.vendor", "x"));
        assertThat(ExecutorFleet.FLEET.places(needs)).isEqualTo(places);
    }

    @Test
    void withoutANeedForGpusTheCoresDecide() {
        add("1", "0");
        add("2");
        assertThat(ExecutorFleet.FLEET.places(TaskNeeds.of(conf()))).isEqualTo(16);
        assertThat(ExecutorFleet.FLEET.executors()).isEqualTo(2);
    }

    @Test
    void anExecutorWithoutWhatATaskNeedsHasNoRoom() {
        add("1");
        assertThat(ExecutorFleet.FLEET.places(TaskNeeds.of(conf().set(GPUS_OF_A_TASK, "1"))))
                .isZero();
    }

    @Test
    void theSettingsTellHowManyTasksAnExecutorWillHave() {
        SparkConf conf = conf().set("spark.executor.cores", "16");
        assertThat(TaskNeeds.of(conf).places(conf)).isEqualTo(8);
        conf.set(GPUS_OF_A_TASK, "1").set("spark.executor.resource.gpu.amount", "2");
        assertThat(TaskNeeds.of(conf).places(conf)).isEqualTo(2);
    }
}
