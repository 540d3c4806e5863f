package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.InputException;

/** The parts that {@code bench/gpu --only} takes. */
class GpuTest {
    private static List<String> parts(String... words) {
        return Gpu.parts(Options.of(words)).stream().map(Part::name).toList();
    }

    @Test
    void aPartIsTakenAloneByItsName() {
        assertThat(parts("--only", "pictures")).containsExactly("pictures");
        assertThat(parts("--quick")).hasSize(7).startsWith("machine");
    }

    @Test
    void aWordThatIsNoPartIsRefused() {
        assertThatThrownBy(() -> parts("--only", "picture"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--only is 'picture', which is no part; there are machine, contract, throughput, pictures, sharing,"
                                + " tutorial, search");
    }
}
