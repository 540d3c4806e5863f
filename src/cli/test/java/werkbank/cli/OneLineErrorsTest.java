package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;

class OneLineErrorsTest {
    @Test
    void whatAGpuCannotDoHasARemedy() {
        assertThat(OneLineErrors.line(new DeviceMemoryException("the GPU has not 16,384 bytes left")))
                .isEqualTo("the GPU has not 16,384 bytes left; --device cpu computes without it");
        assertThat(OneLineErrors.line(new DeviceLostException("the GPU doesn't answer any more")))
                .isEqualTo("the GPU doesn't answer any more; --device cpu computes without it");
    }

    @Test
    void ownMessagesStandAloneAndOthersHaveTheirType() {
        assertThat(OneLineErrors.line(new WerkbankException("no such study"))).isEqualTo("no such study");
        assertThat(OneLineErrors.line(new IllegalStateException("odd")))
                .isEqualTo("unexpected IllegalStateException: odd; --verbose shows where");
    }
}
