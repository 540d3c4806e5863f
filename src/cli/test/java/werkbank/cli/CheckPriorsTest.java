package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of priors. */
class CheckPriorsTest {
    @TempDir
    Path folder;

    private String check(String sampler, String prior) throws IOException {
        Path file = Files.writeString(
                folder.resolve("expected.yaml"),
                """
                name: expected
                trials: 4
                sampler: SAMPLER
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 1, learning-rate: {float: [1e-4, 1e-1], log: true PRIOR}}
                """
                        .replace("SAMPLER", sampler)
                        .replace(" PRIOR", prior));
        return Answer.of("check", file.toString()).out();
    }

    @Test
    void theTableHasThemAndASamplerThatPassesThemOverIsNamed() throws IOException {
        assertThat(check("sobol", ", prior: 1e-3, confidence: high").lines())
                .contains(
                        "          the sampler sobol doesn't use the priors of training.learning-rate; take tpe or"
                                + " gp or prior-band for them",
                        "parameter               range                       prior                        active",
                        "network.1.dense         4 to 8                      none                         always",
                        "training.learning-rate  0.0001 to 0.1, logarithmic  0.001, with high confidence  always");
    }

    @Test
    void withoutPriorsAllIsAsItWas() throws IOException {
        assertThat(check("random", ""))
                .contains("parameter               range                       active")
                .doesNotContain("prior");
    }
}
