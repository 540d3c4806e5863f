package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {
    @Test
    void theInnermostMessageIsToldInOneLine() {
        Throwable failure = new ExceptionInInitializerError(
                new IllegalStateException("can't begin", new UnsatisfiedLinkError("no jnidnnl\nin these folders")));

        assertThat(RootCause.inWords(failure)).isEqualTo("no jnidnnl");
    }

    @Test
    void aCauseWithoutMessageIsNamed() {
        assertThat(RootCause.inWords(new IllegalStateException("can't begin", new StackOverflowError())))
                .isEqualTo("java.lang.StackOverflowError");
    }
}
