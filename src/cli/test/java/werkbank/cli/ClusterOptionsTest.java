package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import werkbank.InputException;
import werkbank.app.SearchRequest.OnCluster;

class ClusterOptionsTest {
    private static Optional<OnCluster> request(String... options) {
        return CommandLine.populateCommand(new ClusterOptions(), options).request();
    }

    @AfterEach
    void forgetTheSubmission() {
        System.clearProperty(ClusterOptions.SUBMITTED);
    }

    @Test
    void withoutAnOptionTrialsStayHere() {
        assertThat(request()).isEmpty();
    }

    @Test
    void aClusterHasItsStorageAndItsSettings() {
        assertThat(request("--spark", "yarn", "--storage", "hdfs://h/s", "--spark-conf", "spark.task.cpus=4"))
                .contains(new OnCluster("yarn", Optional.of("hdfs://h/s"), Map.of("spark.task.cpus", "4")));
    }

    @Test
    void aProgramThatWasSubmittedHasItsCluster() {
        System.setProperty(ClusterOptions.SUBMITTED, "spark://h:7077");

        assertThat(request("--storage", "hdfs://h/s", "--spark-conf", "spark.task.cpus=4"))
                .contains(new OnCluster("", Optional.of("hdfs://h/s"), Map.of("spark.task.cpus", "4")));
    }

    @ParameterizedTest
    @CsvSource({"--storage, hdfs://h/s, hdfs://h/s", "--spark-conf, spark.master=yarn, spark.master"})
    void anOptionOfAClusterNeedsOne(String option, String value, String told) {
        assertThatThrownBy(() -> request(option, value))
                .isInstanceOf(InputException.class)
                .hasMessage(option + " " + told
                        + " is for trials on a cluster, and none is named; add --spark MASTER, or leave it out");
    }
}
