package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.experiment.Cluster;
import werkbank.experiment.SentData;
import werkbank.space.DataSpecBuilder;

class SparkConnectorTest {
    @Test
    void aJavaThatSparkDoesNotRunOnIsRefused() {
        assertThatCode(() -> SparkConnector.checkJava(22)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SparkConnector.checkJava(23))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Spark 3.5.6 doesn't run on Java 23, here and on executors; set JAVA_HOME to a Java from 17 to"
                                + " 22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark.task.cpus", "spark.task.resource.gpu.amount", "spark.executor.resource.gpu.amount"})
    void aSettingThatIsNoNumberIsRefusedBeforeSparkStarts(String setting) {
        Cluster.Wish wish = new Cluster.Wish(
                "local",
                "test",
                new SentData(List.of(), DataSpecBuilder.unread()),
                1,
                512,
                Optional.empty(),
                Optional.empty(),
                Map.of(setting, "one"));
        assertThatThrownBy(() -> new SparkConnector().connect(wish))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Illegal value for config key " + setting + ": For input string: \"one\"; it must be a number");
    }

    @Test
    void anotherReleaseOfTheSameVersionFits() {
        assertThatCode(() -> SparkConnector.checkVersion(new ExecutorMessage.Hello("0", "3.5.0", 21)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.1", "3.50.0", "4.0.0", "2.5.6"})
    void anotherVersionDoesNot(String version) {
        assertThatThrownBy(() -> SparkConnector.checkVersion(new ExecutorMessage.Hello("7", version, 17)))
                .isInstanceOf(InputException.class)
                .hasMessage(String.format(
                        Locale.ROOT,
                        "the cluster's Spark doesn't fit: executor 7 has Spark %s, and this build speaks 3.5.6",
                        version));
    }
}
