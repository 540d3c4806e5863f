package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
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
    void linesAreColouredOnATerminalAlone() {
        String plain = "werkbank: no such study\n";
        assertThat(shown(Map.of("WERKBANK_TERMINAL", "1")))
                .startsWith("\u001b[")
                .contains("werkbank: no such study");
        assertThat(shown(Map.of("WERKBANK_TERMINAL", "1", "NO_COLOR", ""))).startsWith("\u001b[");
        assertThat(shown(Map.of("WERKBANK_TERMINAL", "1", "NO_COLOR", "1"))).isEqualTo(plain);
        assertThat(shown(Map.of())).isEqualTo(plain);
    }

    private static String shown(Map<String, String> environment) {
        CommandLine command = WerkbankCommand.commandLine();
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err, true));
        new OneLineErrors(environment)
                .handleExecutionException(new WerkbankException("no such study"), command, command.parseArgs());
        return err.toString();
    }

    @Test
    void ownMessagesStandAloneAndOthersHaveTheirType() {
        assertThat(OneLineErrors.line(new WerkbankException("no such study"))).isEqualTo("no such study");
        assertThat(OneLineErrors.line(new IllegalStateException("odd")))
                .isEqualTo("unexpected IllegalStateException: odd; --verbose shows where");
    }
}
