package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

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
