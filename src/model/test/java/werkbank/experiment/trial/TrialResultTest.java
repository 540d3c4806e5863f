package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.trial.TrialResult.Failure;

class TrialResultTest {
    @Test
    void aFailuresCauseIsOneLine() {
        assertThat(cause(new WerkbankException("no such folder"))).isEqualTo("no such folder");
        assertThat(cause(new InputException("a.yaml:1:1: wrong\nand more"))).isEqualTo("a.yaml:1:1: wrong");
        assertThat(cause(new IllegalStateException("first\nsecond"))).isEqualTo("IllegalStateException: first");
        assertThat(cause(new OutOfMemoryError("Java heap space"))).isEqualTo("OutOfMemoryError: Java heap space");
        assertThat(cause(new NullPointerException())).isEqualTo("NullPointerException");
        assertThat(cause(new WerkbankException("\n"))).isEqualTo("WerkbankException");
    }

    @Test
    void aFailuresDetailIsTheTrace() {
        var outer = new WerkbankException("can't write", new IllegalStateException("full"));
        assertThat(Failure.of(outer).detail())
                .startsWith("werkbank.WerkbankException: can't write")
                .contains(
                        "\tat werkbank.experiment.trial.TrialResultTest.",
                        "Caused by: java.lang.IllegalStateException: full");
    }

    private static String cause(Throwable e) {
        return Failure.of(e).cause();
    }
}
